import { randomUUID } from 'node:crypto';
import { Access, type Ids } from '../../server/access/access.ts';
import { mayCreateShows, visibleShowIds, type Requester } from '../../server/access/requester.ts';
import type { Role } from '../../server/core/model/access.ts';
import { person } from './support/people.ts';
import { Stet } from './support/stet.ts';
import { preview, things, type Things } from './support/things.ts';

let stet: Stet;
let tides: Things;
let harbour: Things;
beforeAll(async () => {
  stet = await Stet.start();
  tides = await things(stet, 'tides');
  harbour = await things(stet, 'harbour');
});
afterAll(() => stet.stop());

const who = (memberships: Record<string, Role>, admin = false): Requester => ({ id: randomUUID(), email: 'a@stet.test', name: 'A', admin, memberships: new Map(Object.entries(memberships)) });
const ask = (user: Requester, role: Role, ids: Ids) => stet.app.get(Access).require(user, role, ids).catch((error: { getStatus(): number }) => error.getStatus());

test('a role includes those before it', async () => {
  const editor = who({ [tides.showId]: 'editor' });
  expect(await ask(editor, 'viewer', { episodeIds: [tides.episodeId] })).toEqual([tides.showId]);
  expect(await ask(editor, 'editor', { episodeIds: [tides.episodeId] })).toEqual([tides.showId]);
  expect(await ask(editor, 'publisher', { episodeIds: [tides.episodeId] })).toBe(403);
});

test('another show is not seen, and looks like none', async () => {
  const publisher = who({ [harbour.showId]: 'publisher' });
  const hidden: Ids[] = [{ showIds: [tides.showId] }, { episodeIds: [tides.episodeId] }, { speakerIds: [tides.speakerId] }, { sourceIds: [tides.sourceId] }];
  const absent: Ids[] = [{ showIds: [randomUUID()] }, { episodeIds: [randomUUID()] }, { speakerIds: ['nonsense'] }, { publicationIds: [''] }];
  for (const ids of [...hidden, ...absent]) expect(await ask(publisher, 'viewer', ids)).toBe(404);
});

test('all ids are asked, or none is granted', async () => {
  const user = who({ [tides.showId]: 'publisher', [harbour.showId]: 'viewer' });
  const both = { episodeIds: [tides.episodeId, harbour.episodeId] };
  expect(await ask(user, 'viewer', both)).toEqual([tides.showId, harbour.showId]);
  expect(await ask(user, 'editor', both)).toBe(403);
  expect(await ask(user, 'editor', { ...both, speakerIds: [randomUUID()] })).toBe(404);
  expect(await ask(user, 'editor', { episodeIds: [tides.episodeId], speakerIds: [harbour.speakerId] })).toBe(403);
});

test('an id named twice, or in capitals, is one', async () => {
  const user = who({ [tides.showId]: 'viewer' });
  expect(await ask(user, 'viewer', { episodeIds: [tides.episodeId, tides.episodeId.toUpperCase()], showIds: [tides.showId] })).toEqual([tides.showId]);
});

test('an admin may do everything in every show that is there', async () => {
  expect(await ask(who({}, true), 'publisher', { showIds: [tides.showId], episodeIds: [harbour.episodeId] })).toEqual([tides.showId, harbour.showId]);
  expect(await ask(who({}, true), 'viewer', { showIds: [randomUUID()] })).toBe(404);
});

test('a page that is in no show yet is its maker’s', async () => {
  const { id } = await person(stet, 'maker');
  const sourceIds = [await preview(stet, id)];
  expect(await ask({ ...who({}), id }, 'editor', { sourceIds })).toEqual([]);
  expect(await ask(who({ [tides.showId]: 'publisher' }), 'viewer', { sourceIds })).toBe(404);
});

test('one query a kind, however many ids', async () => {
  const asked: string[] = [];
  const pool = { query: (sql: string, values: unknown[]) => (asked.push(sql), stet.database.pool.query(sql, values as never)) };
  const access = new Access({ pool } as never);
  const ids = { episodeIds: [tides.episodeId, harbour.episodeId], speakerIds: [tides.speakerId, harbour.speakerId] };
  await access.require(who({}, true), 'editor', ids);
  expect(asked).toHaveLength(2);
});

test('an id that the guard let through is not asked about again, once and for the same person only', async () => {
  const asked: string[] = [];
  const pool = { query: (sql: string, values: unknown[]) => (asked.push(sql), stet.database.pool.query(sql, values as never)) };
  const access = new Access({ pool } as never);
  const [user, other] = [who({ [tides.showId]: 'viewer' }), who({ [harbour.showId]: 'viewer' })];
  await access.letThrough(user, 'viewer', { episodeIds: [tides.episodeId] });
  await expect(access.require(other, 'viewer', { episodeIds: [tides.episodeId] })).rejects.toMatchObject({ status: 404 });
  const before = asked.length;
  await expect(access.require(user, 'editor', { episodeIds: [tides.episodeId] })).rejects.toMatchObject({ status: 403 });
  expect(asked).toHaveLength(before);
  expect(await access.require(user, 'viewer', { episodeIds: [tides.episodeId] })).toEqual([tides.showId]);
  expect(asked).toHaveLength(before + 1);
});

test('asking for nothing is a mistake of ours', async () => {
  await expect(stet.app.get(Access).require(who({}, true), 'viewer', {})).rejects.toThrow('asked for nothing');
  expect(await ask(who({}), 'viewer', { episodeIds: [] })).toEqual([]);
});

test('a list is cut to the shows one may see; an admin’s is not', () => {
  expect(visibleShowIds(who({ [tides.showId]: 'viewer' }))).toEqual([tides.showId]);
  expect(visibleShowIds(who({}))).toEqual([]);
  expect(visibleShowIds(who({}, true))).toBeUndefined();
});

test('shows are started by who publishes one, and by admins', () => {
  expect([who({}), who({ a: 'editor' }), who({ a: 'editor', b: 'publisher' }), who({}, true)].map(mayCreateShows)).toEqual([false, false, true, true]);
});
