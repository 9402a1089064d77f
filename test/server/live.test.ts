import { randomUUID } from 'node:crypto';
import { EventReader } from '../support/eventReader.ts';
import { deskOf, importFeed, revise } from '../support/saltmarsh.ts';
import { startTestApp, type SignedIn, type TestApp } from '../support/testApp.ts';

let here: TestApp;
let there: TestApp;
let origins: { here: string; there: string };
let admin: SignedIn;
let showId: string;
let episodeId: string;
let segmentIds: string[];

beforeAll(async () => {
  here = await startTestApp();
  there = await startTestApp({}, { beside: here });
  origins = { here: await here.listen(), there: await there.listen() };
  admin = await here.person({ admin: true, name: 'Ada Brandt' });
});
afterAll(async () => {
  await there.close();
  await here.close();
});
beforeEach(async () => {
  const made = await importFeed(admin);
  showId = made.showId;
  episodeId = made.episodeIds[0]!;
  segmentIds = (await deskOf(admin, episodeId)).segments.map(({ id }: { id: string }) => id);
});

const open: EventReader[] = [];
afterEach(() => {
  for (const reader of open.splice(0)) reader.close();
});

async function listen(at: 'here' | 'there', who: { cookie: string }, { after = 0, tab = randomUUID() as string, headers = {} } = {}): Promise<EventReader> {
  const reader = await EventReader.open(`${origins[at]}/api/episodes/${episodeId}/events?after=${after}&tab=${tab}`, { cookie: who.cookie, ...headers });
  open.push(reader);
  return reader;
}
const setText = (text: string, at = 0) => ({ type: 'setText', segmentId: segmentIds[at]!, text });
const numbers = (revisions: readonly { number: number }[]): number[] => revisions.map(({ number }) => number);

describe('who has an episode open', () => {
  test('is told of an edit that is made at another server, with its author and what it touched', async () => {
    const mia = await there.person({ roles: { [showId]: 'viewer' } });
    const events = await listen('there', mia);
    await events.first('presence');
    await revise(admin, episodeId, 0, [setText('The tide was out.')]);
    const { newest, revisions } = await events.first('revisions');
    expect(newest).toBe(1);
    expect(revisions).toMatchObject([{ number: 1, author: 'Ada Brandt', authorId: admin.id, operations: [setText('The tide was out.')], touches: expect.arrayContaining([`${segmentIds[0]}.text`]) as string[] }]);
    expect(events.lastId).toBe('1');
  });

  test('is told what the source says in the introduction, when they come and when it is another: no revision tells it', async () => {
    const events = await listen('there', admin);
    expect((await events.first('introduction')).introduction).toMatch(/^Wren walks the edge of the marsh/);
    await here.database.prisma.episode.update({ where: { id: episodeId }, data: { sourceIntroduction: 'About the tides.' } });
    await events.first('introduction', ({ introduction }) => introduction === 'About the tides.');
    expect(await (await listen('here', admin)).first('introduction')).toEqual({ introduction: 'About the tides.' });
  });

  test('is told what its item says, when they come and when it is something else', async () => {
    const events = await listen('there', admin);
    const { version, ...item } = await events.first('item');
    expect([version, item.enclosureLength]).toEqual([1, expect.any(Number)]);
    await here.database.prisma.episode.update({ where: { id: episodeId }, data: { title: 'Tides', enclosureUrl: null } });
    expect(await events.first('item', ({ title }) => title === 'Tides')).toEqual({ ...item, version, title: 'Tides', enclosureUrl: null });
  });

  test('is told what came since the revision that they know, whether the address or the browser names it', async () => {
    for (const [at, text] of ['One.', 'Two.', 'Three.'].entries()) await revise(admin, episodeId, at, [setText(text)]);
    const byAddress = await listen('here', admin, { after: 1 });
    expect(numbers((await byAddress.first('revisions')).revisions)).toEqual([2, 3]);
    const byBrowser = await listen('here', admin, { headers: { 'last-event-id': '2' } });
    expect(numbers((await byBrowser.first('revisions')).revisions)).toEqual([3]);
  });

  test('gets no long revision sent along, only its number', async () => {
    const events = await listen('here', admin);
    await events.first('presence');
    await revise(admin, episodeId, 0, [setText('tide '.repeat(9_000))]);
    expect(await events.first('revisions')).toEqual({ newest: 1, revisions: [] });
  });

  test('hears that the findings were made anew', async () => {
    const events = await listen('there', admin);
    await events.first('presence');
    await revise(admin, episodeId, 0, [setText('The tide was out.')]);
    await admin('GET', `/api/episodes/${episodeId}/findings`);
    expect(await events.first('findings')).toEqual({ revision: 1 });
  });

  test('hears nothing of another episode', async () => {
    const events = await listen('here', admin);
    await events.first('presence');
    const other = await importFeed(admin);
    const [segment] = (await deskOf(admin, other.episodeIds[0]!)).segments;
    await revise(admin, other.episodeIds[0]!, 0, [{ type: 'setText', segmentId: segment.id, text: 'Elsewhere.' }]);
    await revise(admin, episodeId, 0, [setText('Here.')]);
    await events.first('revisions');
    expect(events.heard.filter(({ event }) => event === 'revisions')).toHaveLength(1);
  });

  test('gets an answer that proxies pass on as it comes', async () => {
    const { headers, status } = await listen('here', admin);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toContain('no-transform');
    expect(headers.get('x-accel-buffering')).toBe('no');
  });
});

describe('presence', () => {
  test('is known at every server, moves, and ends with the stream', async () => {
    const mia = await there.person({ roles: { [showId]: 'editor' }, name: 'Mia Holm' });
    const watching = await listen('here', admin);
    const tab = randomUUID();
    const working = await listen('there', mia, { tab });
    await watching.first('presence', (all) => all.some(({ name, segmentId }) => name === 'Mia Holm' && segmentId === null));
    // somebody else's server takes the word, too
    expect((await mia('POST', `/api/episodes/${episodeId}/presence`, { tab, segmentId: segmentIds[2] })).status).toBe(204);
    await watching.first('presence', (all) => all.some(({ name, segmentId }) => name === 'Mia Holm' && segmentId === segmentIds[2]));
    working.close();
    watching.heard.length = 0;
    await watching.first('presence', (all) => all.length > 0 && all.every(({ name }) => name !== 'Mia Holm'));
  });

  test('of who comes later is told to those who were there before, at the same server', async () => {
    const mia = await here.person({ roles: { [showId]: 'editor' }, name: 'Mia Holm' });
    const watching = await listen('here', admin);
    await watching.first('presence');
    await listen('here', mia);
    await watching.first('presence', (all) => all.some(({ name }) => name === 'Mia Holm'));
    await revise(mia, episodeId, 0, [setText('Hers.')]);
    await watching.first('revisions');
  });

  test('of those who were there before is told to who comes later, at a server that never heard of them', async () => {
    const mia = await there.person({ roles: { [showId]: 'editor' }, name: 'Mia Holm' });
    const working = await listen('there', mia);
    await working.first('presence');
    const watching = await listen('here', admin);
    await watching.first('presence', (all) => all.some(({ name }) => name === 'Mia Holm'));
  });

  test('of somebody who left is not brought back by a word that was late', async () => {
    const mia = await here.person({ roles: { [showId]: 'editor' }, name: 'Mia Holm' });
    const watching = await listen('here', admin);
    await watching.first('presence');
    await mia('POST', `/api/episodes/${episodeId}/presence`, { tab: randomUUID(), segmentId: segmentIds[0] });
    await revise(admin, episodeId, 0, [setText('Later.')]);
    await watching.first('revisions');
    expect(JSON.stringify(watching.heard)).not.toContain('Mia Holm');
  });

  test('of one person in two tabs is two entries of one person', async () => {
    const events = await listen('here', admin);
    await listen('there', admin);
    const all = await events.first('presence', ({ length }) => length === 2);
    expect(new Set(all.map(({ userId }) => userId)).size).toBe(1);
  });
});

describe('a stream is closed', () => {
  test('when the person may no longer see the show', async () => {
    const mia = await here.person({ roles: { [showId]: 'viewer' } });
    const events = await listen('there', mia);
    await events.first('presence');
    await here.database.prisma.membership.deleteMany({ where: { userId: mia.id } });
    expect(await events.first('ended')).toEqual({ why: 'access' });
    await events.end();
  });

  test('when the session ends', async () => {
    const mia = await here.person({ roles: { [showId]: 'viewer' } });
    const events = await listen('there', mia);
    await events.first('presence');
    await mia('DELETE', '/api/session');
    expect(await events.first('ended')).toEqual({ why: 'session' });
    await events.end();
  });

  test('but stays when a role only changes', async () => {
    const mia = await here.person({ roles: { [showId]: 'viewer' } });
    const events = await listen('there', mia);
    await events.first('presence');
    await here.database.prisma.membership.updateMany({ where: { userId: mia.id }, data: { role: 'editor' } });
    await revise(mia, episodeId, 0, [setText('Allowed now.')]);
    await events.first('revisions');
    expect(events.ended).toBe(false);
  });

  test('when the server closes', async () => {
    const third = await startTestApp({}, { beside: here });
    const origin = await third.listen();
    const events = await EventReader.open(`${origin}/api/episodes/${episodeId}/events?tab=${randomUUID()}`, { cookie: admin.cookie });
    await events.first('presence');
    await third.close();
    await events.end();
  });
});

test('a thirty-first stream of one person is refused', async () => {
  const mia = await here.person({ roles: { [showId]: 'viewer' } });
  const readers = await Promise.all(Array.from({ length: 30 }, () => listen('here', mia)));
  await Promise.all(readers.map((reader) => reader.first('presence')));
  expect((await listen('here', mia)).status).toBe(429);
});

test('a connection that listens and is lost is made anew, and nothing said meanwhile is missed', async () => {
  const events = await listen('there', admin);
  await events.first('presence');
  await here.database.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stet announcements' and datname = current_database()`);
  await revise(admin, episodeId, 0, [setText('While nobody listened.')]);
  expect(numbers((await events.first('revisions')).revisions)).toEqual([1]);
});
