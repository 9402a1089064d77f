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

test('a preview older than a day is gone with the next one; one that was accepted stays', async () => {
  const { body: { id: old } } = await admin('POST', '/api/imports', { kind: 'paste', content: 'Old.' });
  const { body: { id: accepted } } = await admin('POST', '/api/imports', { kind: 'paste', content: 'Accepted.' });
  await admin('POST', `/api/imports/${accepted}/accept`, { newShow: { title: 'Kept' } });
  await stet.database.pool.query(`update "source" set "createdAt" = now() - interval '25 hours' where id = any($1::uuid[])`, [[old, accepted]]);
  await admin('POST', '/api/imports', { kind: 'paste', content: 'New.' });
  expect((await admin('GET', `/api/imports/${old}`)).status).toBe(404);
  expect((await admin('GET', `/api/imports/${accepted}`)).status).toBe(200);
});
