import { formatNames } from '../../server/core/formats/names.ts';
import { importFeed } from '../support/saltmarsh.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;
let id: string;

beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true });
  id = (await importFeed(admin)).episodeIds[0]!;
});
afterAll(() => stet.close());

const download = (name: string) => admin('GET', `/api/episodes/${id}/files/${name}`);
const bring = async (body: object, mode = 'replace') => {
  const { body: preview } = await admin('POST', `/api/episodes/${id}/imports`, body);
  return admin('POST', `/api/episodes/${id}/imports/${preview.id}/accept`, { mode, baseRevision: preview.revision });
};

const cue = (from: string, to: string, name: string, words: string) => `00:00:${from} --> 00:00:${to}\n<v ${name}>${words}\n`;

test.each(formatNames.flatMap(({ files }) => files))('%s can be downloaded, to be saved under the title of the episode', async (name) => {
  await stet.database.pool.query(`update "episode" set title = 'Ebbe: Föhr' where id = $1`, [id]);
  const { status, headers, bytes } = await download(name);
  expect([status, bytes.length > 0]).toEqual([200, true]);
  const saved = name.startsWith('transcript.') ? name.slice('transcript.'.length) : name;
  expect(headers['content-disposition']).toBe(`attachment; filename="Ebbe Fohr.${saved}"; filename*=UTF-8''Ebbe%20F%C3%B6hr.${saved}`);
});

test('a text says how its characters are encoded', async () => {
  expect((await download('transcript.srt')).headers['content-type']).toBe('application/x-subrip; charset=utf-8');
  expect((await download('transcript.json')).headers['content-type']).toBe('application/json; charset=utf-8');
});

test('a name that no file has is answered with those there are', async () => {
  const { status, body } = await download('transcript.klingon');
  expect(status).toBe(404);
  expect(body.message).toContain('transcript.vtt, transcript.srt');
});

test('a file of words is a zip, byte for byte', async () => {
  expect((await download('transcript.docx')).bytes.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
});

describe('what was downloaded and is brought back says nothing new', () => {
  test('as Stet’s own JSON', async () => {
    const { text } = await download('transcript.stet.json');
    expect((await bring({ text })).body).toEqual([]);
    expect((await bring({ text }, 'merge')).body).toEqual([]);
  });

  test('as WebVTT with word times, once its words have some', async () => {
    await bring({ text: `WEBVTT\n\n${cue('01.000', '03.000', 'Odd Lindqvist', 'The <00:00:01.400>tide <00:00:01.900>is <00:00:02.300>out.')}\n${cue('04.000', '05.000', 'Wren Adeyemi', 'Then <00:00:04.300>we <00:00:04.500>wait.')}` });
    const { text } = await download('transcript.vtt?wordTimes=true');
    expect(text).toContain('<00:00:01.900>');
    expect((await bring({ text })).body).toEqual([]);
    expect((await download('transcript.vtt')).text).not.toContain('<00:00:01.900>');
  });
});
