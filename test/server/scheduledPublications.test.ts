import { jest } from '@jest/globals';
import { Clock } from '../../server/platform/clock.ts';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { Settings } from '../../server/platform/settings.ts';
import { PublicAddress } from '../../server/publish/publicAddress.ts';
import { PublishScheduled } from '../../server/publish/schedule/publishScheduled.ts';
import { deskOf } from '../support/saltmarsh.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { corrected, importTwo, startPublisher, twoEpisodesXml, type Publisher } from '../support/publisher.ts';

let publisher: Publisher;
let second: TestApp;
beforeAll(async () => {
  publisher = await startPublisher();
  const { publicUrl, secret } = publisher.stet.app.get(Settings);
  second = await startTestApp({ publicUrl, secret, adminUrl: 'http://stet.test' }, { beside: publisher.stet });
});
afterAll(async () => {
  await second.close();
  await publisher.stet.close();
});

const FIRST = 'Good morning from the sea wall, where the wind has been up since four and so have we.';
const HOUR = 3_600_000;
let now = Date.now();
beforeEach(() => { // both servers go by the same clock
  for (const { app } of [publisher.stet, second]) jest.spyOn(app.get(Clock), 'now').mockImplementation(() => now);
});

async function schedule(showId: string, selection: object = {}, more: object = {}) {
  const { hash, enrichments } = await publisher.preview(showId, selection);
  return publisher.admin('POST', `/api/shows/${showId}/scheduled-publications`, { enrichments, ...selection, hash, publishAt: new Date(now + HOUR).toISOString(), ...more });
}
const scheduledOf = async (showId: string) => (await publisher.admin('GET', `/api/shows/${showId}/scheduled-publications`)).body.items;
const published = async (showId: string) => (await publisher.admin('GET', `/api/publications?showId=${showId}`)).body.total;
const due = (app: TestApp) => app.app.get(PublishScheduled).runDue();

test('goes out at its time and not before, as it was seen: later edits wait', async () => {
  const { admin, reword, feed, stet } = publisher;
  const { showId, episodeIds: [samphire, notes] } = await importTwo(admin, 'Later');
  await reword(samphire!, 0, 'As seen.');
  expect(await schedule(showId, {}, { note: 'With the newsletter.' })).toMatchObject({ status: 201, body: { state: 'waiting', note: 'With the newsletter.', createdBy: 'Ada Brandt' } });
  await reword(samphire!, 0, 'Written since.');
  await reword(notes!, 0, 'Written since.');
  await stet.app.get(Jobs).drain();
  expect(await published(showId)).toBe(0);
  now += HOUR;
  await stet.app.get(Jobs).drain({ later: true });
  expect(await feed('later')).toBe(corrected(twoEpisodesXml, 0, FIRST, 'As seen.'));
  expect(await scheduledOf(showId)).toMatchObject([{ state: 'done', publicationId: expect.any(String) }]);
  expect((await admin('GET', `/api/shows/${showId}`)).body.edited).toBe(2);
});

test('goes out once, however many servers wake up for it', async () => {
  const { admin, reword, stet } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Once');
  await reword(samphire!, 0, 'Once.');
  await schedule(showId);
  now += HOUR;
  await Promise.all([due(stet), due(second), due(second), due(stet)]);
  expect(await published(showId)).toBe(1);
  expect(await scheduledOf(showId)).toMatchObject([{ state: 'done' }]);
});

test('a publication that two servers are asked for at once, and again, is made once', async () => {
  const { admin, reword, preview, publish } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Twice');
  const others = await second.person({ admin: true });
  for (const number of [1, 2]) {
    await reword(samphire!, 0, `Word ${number}.`);
    const { hash, enrichments } = await preview(showId);
    const answers = await Promise.all([admin, others, admin, others].map((who) => who('POST', `/api/shows/${showId}/publications`, { hash, enrichments })));
    answers.push(await publish(showId));
    expect(answers.map(({ status, body }) => [status, body.number])).toEqual(answers.map(() => [201, number]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  }
  expect(await published(showId)).toBe(2);
  // the same bytes with another switch are another one
  expect((await publish(showId, { enrichments: ['last-build-date'] })).body).toMatchObject({ number: 3 });
});

test('a server that dies in the middle leaves it whole for the next', async () => {
  const { admin, reword, stet, feed } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Dies');
  await reword(samphire!, 0, 'Survives.');
  await schedule(showId);
  now += HOUR;
  const { pool } = stet.database;
  await pool.query(`create function "die"() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`);
  await pool.query(`create trigger "die" before update of state on "scheduled_publication" for each row when (new.state = 'done') execute function "die"()`);
  await expect(due(stet)).rejects.toThrow();
  await pool.query(`drop function "die" cascade`);
  expect(await published(showId)).toBe(0);
  expect((await stet.anonymous('GET', '/feeds/dies.xml')).status).toBe(404);
  await due(second);
  expect(await published(showId)).toBe(1);
  expect(await feed('dies')).toBe(corrected(twoEpisodesXml, 0, FIRST, 'Survives.'));
});

test('what was published or taken back since is not undone by it', async () => {
  const { admin, reword, publish, stet, feed } = publisher;
  const { showId, episodeIds: [samphire, notes] } = await importTwo(admin, 'Overtaken');
  await publish(showId);
  await reword(samphire!, 0, 'Scheduled.');
  await reword(notes!, 0, 'Scheduled too.');
  await schedule(showId);
  await reword(samphire!, 0, 'A later word.');
  await publish(showId, { episodeIds: [samphire] });
  now += HOUR;
  await due(stet);
  expect(await feed('overtaken')).toBe(corrected(corrected(twoEpisodesXml, 0, FIRST, 'A later word.'), 1, FIRST, 'Scheduled too.'));
});

test('what was scheduled earlier is no later word: of two that hold the same episode, the one scheduled last goes out last', async () => {
  const { admin, reword, publish, stet, feed } = publisher;
  const { showId, episodeIds: [samphire, notes] } = await importTwo(admin, 'One after the other');
  await publish(showId);
  const titled = async (title: string) => {
    const { version } = (await admin('GET', `/api/shows/${showId}`)).body;
    expect((await admin('PATCH', `/api/shows/${showId}`, { title }, { 'if-match': `"${version}"` })).status).toBe(200);
  };
  await reword(samphire!, 0, 'First.');
  await titled('First title');
  await schedule(showId);
  await reword(samphire!, 0, 'Second.');
  await titled('Second title');
  await schedule(showId, {}, { publishAt: new Date(now + 2 * HOUR).toISOString() });
  now += HOUR;
  await due(stet);
  expect(await feed('one-after-the-other')).toContain('First.');
  now += HOUR;
  await due(stet);
  expect(await feed('one-after-the-other')).toContain('Second.');
  expect(await feed('one-after-the-other')).toContain('<title>Second title</title>');
  expect((await scheduledOf(showId)).map(({ state }: { state: string }) => state)).toEqual(['done', 'done']);
  // the other way round, the words scheduled last stay
  await reword(notes!, 0, 'Older.');
  await schedule(showId, {}, { publishAt: new Date(now + 2 * HOUR).toISOString() });
  await reword(notes!, 0, 'Newer.');
  await schedule(showId);
  now += 2 * HOUR;
  await due(stet);
  expect(await feed('one-after-the-other')).toContain('Newer.');
  expect((await scheduledOf(showId)).map(({ state }: { state: string }) => state).sort()).toEqual(['cancelled', 'done', 'done', 'done']);
});

test('an episode that was put back since does not leave with it, and one that was taken out again does', async () => {
  const { admin, reword, publish, stet, feed } = publisher;
  const { showId, episodeIds: [samphire, notes] } = await importTwo(admin, 'Put back');
  await publish(showId);
  const wish = async (id: string, what: 'take-out' | 'put-back') => expect((await admin('POST', `/api/episodes/${id}/${what}`)).status).toBe(200);
  await wish(samphire!, 'take-out');
  await reword(notes!, 0, 'Scheduled.');
  await schedule(showId);
  await wish(samphire!, 'put-back');
  now += HOUR;
  await due(stet);
  const before = corrected(twoEpisodesXml, 1, FIRST, 'Scheduled.');
  expect(await feed('put-back')).toBe(before);
  expect((await admin('GET', `/api/episodes/${samphire}`)).body).toMatchObject({ feed: 'in' });
  // with nothing left of it, it is called off
  await wish(samphire!, 'take-out');
  await schedule(showId);
  await wish(samphire!, 'put-back');
  now += HOUR;
  await due(stet);
  expect([await published(showId), await scheduledOf(showId)]).toMatchObject([2, [{ state: 'cancelled', reason: expect.stringContaining('put back'), publicationId: null }, { state: 'done' }]]);
  await wish(samphire!, 'take-out');
  await schedule(showId);
  await wish(samphire!, 'put-back');
  await wish(samphire!, 'take-out');
  now += HOUR;
  await due(stet);
  expect(await feed('put-back')).not.toContain('saltmarsh-007');
});

test('one that fails says why and is not tried again', async () => {
  const { admin, reword, stet } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Fails');
  await reword(samphire!, 0, 'Nowhere.');
  await schedule(showId);
  now += HOUR;
  const settings = second.app.get(Settings);
  const { publicUrl } = settings;
  Object.assign(settings, { publicUrl: null });
  await due(second);
  Object.assign(settings, { publicUrl });
  await due(stet);
  expect(await scheduledOf(showId)).toMatchObject([{ state: 'failed', reason: expect.stringContaining('PUBLIC_URL'), publicationId: null }]);
  expect(await published(showId)).toBe(0);
});

test('waits while our address cannot be reached, says so, and fails only when that lasts an hour', async () => {
  const { admin, reword, stet, feed } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Proxy');
  await reword(samphire!, 0, 'After the storm.');
  await schedule(showId);
  now += HOUR;
  const unreachable = jest.spyOn(stet.app.get(PublicAddress), 'obstacle').mockResolvedValue({ code: 'public-url-elsewhere', message: 'The proxy answers 502.' });
  try {
    await due(stet);
    expect(await scheduledOf(showId)).toMatchObject([{ state: 'waiting', reason: 'The proxy answers 502.' }]);
  } finally {
    unreachable.mockRestore();
  }
  await due(stet);
  expect(await scheduledOf(showId)).toMatchObject([{ state: 'done', reason: null }]);
  expect(await feed('proxy')).toContain('After the storm.');
  await reword(samphire!, 0, 'Never.');
  await schedule(showId);
  now += HOUR;
  const gone = jest.spyOn(stet.app.get(PublicAddress), 'obstacle').mockResolvedValue({ code: 'public-url-unreachable', message: 'There is no such host.' });
  try {
    for (let minute = 1; minute < 60; minute += 1) await due(stet);
    expect((await scheduledOf(showId))[0]).toMatchObject({ state: 'waiting' });
    await due(stet);
    expect((await scheduledOf(showId)).map(({ state }: { state: string }) => state).sort()).toEqual(['done', 'failed']);
  } finally {
    gone.mockRestore();
  }
});

test('is cancelled by its publishers', async () => {
  const { admin, reword, stet } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Cancelled');
  await reword(samphire!, 0, 'Never.');
  const { body: { id } } = await schedule(showId);
  const editor = await stet.person({ roles: { [showId]: 'editor' } });
  expect((await editor('DELETE', `/api/shows/${showId}/scheduled-publications/${id}`)).status).toBe(403);
  expect((await admin('DELETE', `/api/shows/${showId}/scheduled-publications/${id}`)).status).toBe(204);
  expect((await admin('DELETE', `/api/shows/${showId}/scheduled-publications/${id}`)).status).toBe(404);
  now += HOUR;
  await due(stet);
  expect(await published(showId)).toBe(0);
});

test('does not go out in the name of somebody who may publish no longer', async () => {
  const { admin, reword, stet, preview } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Left');
  await reword(samphire!, 0, 'Planned.');
  const planner = await stet.person({ roles: { [showId]: 'publisher' } });
  const { hash, enrichments } = await preview(showId);
  expect((await planner('POST', `/api/shows/${showId}/scheduled-publications`, { enrichments, hash, publishAt: new Date(now + HOUR).toISOString() })).status).toBe(201);
  await stet.database.prisma.membership.updateMany({ where: { userId: planner.id, showId }, data: { role: 'editor' } });
  now += HOUR;
  await due(stet);
  expect(await scheduledOf(showId)).toMatchObject([{ state: 'failed', reason: expect.stringContaining('may no longer publish'), publicationId: null }]);
  expect(await published(showId)).toBe(0);
});

test('is refused for a time that has passed, for errors without a reason, and for what was not seen', async () => {
  const { admin } = publisher;
  const { showId, episodeIds: [samphire] } = await importTwo(admin, 'Refused');
  expect((await schedule(showId, {}, { publishAt: new Date(now - HOUR).toISOString() })).status).toBe(422);
  expect(await schedule(showId, {}, { hash: 'another' })).toMatchObject({ status: 409, body: { code: 'changed' } });
  const { segments } = await deskOf(admin, samphire!);
  await admin('POST', `/api/episodes/${samphire}/revisions`, { baseRevision: 0, clientId: crypto.randomUUID(), operations: [{ type: 'setTime', segmentId: segments[2].id, startMs: 1_000 }] });
  expect(await schedule(showId)).toMatchObject({ status: 409, body: { code: 'errors' } });
});
