import { CreateUser } from '../../server/access/user/createUser.ts';
import { ResetPassword } from '../../server/access/user/resetPassword.ts';
import { Demo } from '../../server/demo/demo.ts';
import { AskForPeaks } from '../../server/audio/peaks/askForPeaks.ts';
import { UploadAudio } from '../../server/audio/uploadAudio.ts';
import { AcceptImport } from '../../server/import/acceptImport.ts';
import { PreviewImport } from '../../server/import/previewImport.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let demo: Demo;

function demoIn({ app, database }: TestApp): Demo {
  const get = <T>(token: new (...args: never[]) => T): T => app.get(token, { strict: false });
  return new Demo(database, get(CreateUser), get(ResetPassword), get(PreviewImport), get(AcceptImport), get(UploadAudio), get(AskForPeaks));
}

beforeAll(async () => {
  stet = await startTestApp();
  demo = demoIn(stet);
});
afterAll(() => stet.close());

describe('the demo', () => {
  test('stays out of a store that people use', async () => {
    const other = await startTestApp();
    await other.person();
    await expect(demoIn(other).prepare()).rejects.toThrow('wants one of its own');
    await other.close();
  });

  test('lets somebody in, with a new password at each start', async () => {
    const first = await demo.prepare();
    const second = await demo.prepare();
    expect((await stet.anonymous('POST', '/api/session', first)).status).toBe(401);
    expect((await stet.anonymous('POST', '/api/session', second)).status).toBe(200);
  });

  test('brings one show with three episodes, however often it starts', async () => {
    const admin = await stet.person({ admin: true });
    const { body } = await admin('GET', '/api/episodes?sort=position&order=asc');
    expect(body.items.map(({ title, segments }: { title: string; segments: number }) => [title, segments])).toEqual([
      ['The kettle at Harrow Point', 15],
      ['Counting birds in the dark', 26],
      ['Letters from the ferry', 0],
    ]);
  });

  test('has audio to listen to, and mistakes to find in it', async () => {
    const admin = await stet.person({ admin: true });
    const { body: list } = await admin('GET', '/api/episodes?sort=position&order=asc');
    const { body } = await admin('GET', `/api/episodes/${list.items[0].id}/desk`);
    expect(body.recording).toMatchObject({ upload: { fileName: 'harrow-point.mp3' }, peaks: 'waiting' });
    expect((await admin('GET', `/api/episodes/${list.items[0].id}/audio`)).headers['content-type']).toBe('audio/mpeg');
    const codes = new Set(body.findings.map(({ code }: { code: string }) => code));
    for (const code of ['introduced-by-another-name', 'label-variant', 'start-order', 'reference-without-url', 'continued-speaker']) expect(codes).toContain(code);
  });
});
