import { jest } from '@jest/globals';
import { TakeIn } from '../../server/import/takeIn.ts';
import { Clock } from '../../server/platform/clock.ts';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { asFile } from '../support/saltmarsh.ts';
import { countQueries } from '../support/countQueries.ts';
import { startTestApp, type Client, type TestApp } from '../support/testApp.ts';

let stet: TestApp;
let admin: Client;

beforeAll(async () => {
  stet = await startTestApp();
  admin = await stet.person({ admin: true });
});
afterAll(() => stet.close());

const item = (index: number): string => `<item><title>Walk ${index}</title><guid isPermaLink="false">walk-${index}</guid><enclosure url="https://audio.saltmarsh.example/${index}.mp3" length="1" type="audio/mpeg"/>
<content:encoded><![CDATA[<p><strong>Wren Adeyemi (00:00)</strong></p><p>Walk number ${index} begins.</p><p><strong>Odd Lindqvist (00:09)</strong></p><p>And ends.</p>]]></content:encoded></item>`;
const archive = (count: number): string =>
  `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Walks</title>${Array.from({ length: count }, (_, index) => item(index)).join('\n')}</channel></rss>`;

async function imported(count: number) {
  const { body: { id } } = await admin('POST', '/api/imports', asFile(archive(count)));
  return admin('POST', `/api/imports/${id}/accept`, { newShow: { title: `Walks ${count}` } });
}

test('an archive of 5,000 episodes comes in as a whole, checked', async () => {
  const { status, body } = await imported(5_000);
  expect(status).toBe(201);
  expect(body.episodeIds).toHaveLength(5_000);
  const { body: listed } = await admin('GET', `/api/episodes?showId=${body.showId}&sort=position&order=asc&perPage=2&page=2500`);
  expect(listed).toMatchObject({ total: 5_000, items: [{ title: 'Walk 4998', segments: 2, speakers: 2, state: 'imported' }, { title: 'Walk 4999' }] });
  expect((await admin('GET', `/api/speakers?showId=${body.showId}`)).body).toMatchObject({ total: 2, items: [{ episodes: 5_000 }, { episodes: 5_000 }] });
  const { rows: [unchecked] } = await stet.database.pool.query('select count(*)::int as count from "episode" where "checkedRevision" is null');
  expect(unchecked.count).toBe(0);
});

test('ten times the episodes take no more queries', async () => {
  const few = await countQueries(() => imported(15));
  const many = await countQueries(() => imported(150));
  expect(many.queries).toBe(few.queries);
});

const drain = () => stet.app.get(Jobs).drain();

const begin = async (title: string, more: object = {}) => {
  const { body: { id } } = await admin('POST', '/api/imports', asFile(archive(450)));
  const begun = await admin('POST', `/api/imports/${id}/accept`, { newShow: { title }, inBackground: true, ...more });
  return { id, begun, progress: async () => (await admin('GET', `/api/imports/${id}/progress`)).body };
};

describe('in the background', () => {
  test('an import is begun at once, tells how far it is, and ends as a whole', async () => {
    const { begun, progress, id } = await begin('Walked');
    expect(begun).toMatchObject({ status: 202, body: { state: 'running', done: 0, total: 450, stalled: false, showId: null, problem: null } });
    const told: number[] = [];
    const recheck = jest.spyOn(stet.app.get(TakeIn), 'within').mockImplementation(async function within(this: TakeIn, transaction, home, items, progressed) {
      recheck.mockRestore();
      return stet.app.get(TakeIn).within(transaction, home, items, async (done) => {
        await progressed?.(done);
        told.push((await progress()).done);
        // what is not whole yet is not there
        expect(await stet.database.prisma.episode.count({ where: { showId: home.showId } })).toBe(0);
      });
    });
    await drain();
    expect(told).toEqual([200, 400, 450]);
    const { showId, ...ended } = await progress();
    expect(ended).toEqual({ state: 'done', done: 450, total: 450, stalled: false, problem: null });
    expect(await stet.database.prisma.episode.count({ where: { showId } })).toBe(450);
    expect((await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Again' }, inBackground: true })).status).toBe(409);
  });

  test('a server that dies leaves nothing, and the import is begun again', async () => {
    const { id, progress } = await begin('Died');
    const clock = stet.app.get(Clock);
    const later = jest.spyOn(clock, 'now').mockReturnValue(Date.now() + 120_000);
    expect(await progress()).toMatchObject({ state: 'running', stalled: true });
    expect((await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Risen' }, inBackground: true })).body).toMatchObject({ state: 'running', stalled: false });
    await drain();
    later.mockRestore();
    const { showId } = await progress();
    expect((await admin('GET', `/api/shows/${showId}`)).body).toMatchObject({ title: 'Risen', episodes: 450 });
  });

  test('one that cannot be done says why, leaves nothing, and may be begun again', async () => {
    const { id, progress } = await begin('Failed', { episodes: ['walk-1', 'walk-unheard-of'] });
    await drain();
    expect(await progress()).toMatchObject({ state: 'failed', showId: null, problem: { code: 'no-such-item', message: 'The feed has no item "walk-unheard-of" to take in.' } });
    expect(await stet.database.prisma.show.count({ where: { title: 'Failed' } })).toBe(0);
    await admin('POST', `/api/imports/${id}/accept`, { newShow: { title: 'Failed' }, episodes: ['walk-1'], inBackground: true });
    await drain();
    expect(await progress()).toMatchObject({ state: 'done', total: 1 });
  });
});

test('a preview older than a day is gone with the next one; one that was accepted stays', async () => {
  const { body: { id: old } } = await admin('POST', '/api/imports', { kind: 'paste', content: 'Old.' });
  const { body: { id: accepted } } = await admin('POST', '/api/imports', { kind: 'paste', content: 'Accepted.' });
  await admin('POST', `/api/imports/${accepted}/accept`, { newShow: { title: 'Kept' } });
  await stet.database.pool.query(`update "source" set "createdAt" = now() - interval '25 hours' where id = any($1::uuid[])`, [[old, accepted]]);
  await admin('POST', '/api/imports', { kind: 'paste', content: 'New.' });
  expect((await admin('GET', `/api/imports/${old}`)).status).toBe(404);
  expect((await admin('GET', `/api/imports/${accepted}`)).status).toBe(200);
});
