import { jest } from '@jest/globals';
import { Log } from '../../server/platform/log/log.ts';
import { importTwo, startPublisher, twoEpisodesXml, type Publisher } from '../support/publisher.ts';

let publisher: Publisher;
beforeAll(async () => { publisher = await startPublisher(); });
afterAll(() => publisher.stet.close());

/** Every row there is of what is public; chunks and files are brought before, and nobody is served one that no publication names. */
async function everything(): Promise<string> {
  const { pool } = publisher.stet.database;
  const tables = ['show', 'episode', 'publication', 'published_episode', 'published_view', 'published_file', 'published_feed', 'audit'];
  return JSON.stringify(await Promise.all(tables.map(async (table) => (await pool.query(`select md5(t::text) as row from "${table}" t order by 1`)).rows)));
}

test.each([
  ['publication', 'insert'], ['published_file', 'insert'], ['published_view', 'insert'], ['published_episode', 'insert'], ['episode', 'update'], ['show', 'update'], ['audit', 'insert'],
])('a publisher who dies at the %s (%s) leaves the old feed and nothing else', async (table, verb) => {
  const { admin, stet, preview, publish, reword, feed } = publisher;
  const title = `Whole ${table}`;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, title);
  const slug = title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  await publish(showId);
  await reword(samphire!, 0, 'Half a feed.');
  const { hash } = await preview(showId, { enrichments: ['transcripts'] }); // the checks are made by now
  const before = await everything();
  const { pool } = stet.database;
  await pool.query(`create function "die"() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`);
  await pool.query(`create trigger "die" before ${verb} on "${table}" for each row execute function "die"()`);
  const logged = jest.spyOn(Log.prototype, 'event').mockReturnValue(undefined);
  const { status } = await admin('POST', `/api/shows/${showId}/publications`, { hash, enrichments: ['transcripts'] });
  expect(logged.mock.calls.filter(([level]) => level === 'error').map(([, message]) => message)).toContain('a request failed');
  logged.mockRestore();
  await pool.query('drop function "die" cascade');
  expect(status).toBe(503);
  expect(await everything()).toBe(before);
  expect(await feed(slug)).toBe(twoEpisodesXml);
  expect((await publish(showId, { enrichments: ['transcripts'] })).status).toBe(201);
  expect(await feed(slug)).toContain('Half a feed.');
});
