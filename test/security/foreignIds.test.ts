import { randomUUID } from 'node:crypto';
import { AppModule } from '../../server/app.module.ts';
import { person, type Person } from './support/people.ts';
import { Stet } from './support/stet.ts';
import { brought, preview, things, type Things } from './support/things.ts';

let stet: Stet;
let tides: Things;
let harbour: Things;
let stranger: Person;
let both: Person;
beforeAll(async () => {
  stet = await Stet.start(AppModule);
  tides = await things(stet, 'tides');
  harbour = await things(stet, 'harbour');
  stranger = await person(stet, 'stranger', { roles: { [harbour.showId]: 'publisher' } });
  both = await person(stet, 'both', { roles: { [harbour.showId]: 'publisher', [tides.showId]: 'publisher' } });
});
afterAll(() => stet.stop());

/** Everything in the show that outsiders must not change. */
const contents = async () => {
  const where = { showId: tides.showId };
  const { prisma } = stet.database;
  return JSON.stringify([await prisma.speaker.findMany({ where, orderBy: { id: 'asc' } }), await prisma.segment.findMany({ where }), await prisma.episode.findMany({ where }), await prisma.revision.findMany({ where })]);
};
const post = (who: Person, url: string, body: object) => stet.ask({ method: 'POST', url, body, cookie: who.cookie });
const accept = (who: Person, episodeId: string, fileId: string) => post(who, `/api/episodes/${episodeId}/imports/${fileId}/accept`, { mode: 'replace', baseRevision: 0 });
const revise = async (who: Person, operation: object) => {
  const { revision: baseRevision } = await stet.database.prisma.episode.findUniqueOrThrow({ where: { id: harbour.episodeId } });
  return post(who, `/api/episodes/${harbour.episodeId}/revisions`, { baseRevision, clientId: randomUUID(), operations: [operation] });
};

describe('an id in a body opens no other show', () => {
  test.each<[string, (who: Person) => Promise<{ status: number }>]>([
    ['merging a speaker into one there', (who) => post(who, `/api/speakers/${harbour.speakerId}/merge`, { intoId: tides.speakerId })],
    ['renaming a speaker there', (who) => revise(who, { type: 'renameSpeaker', speakerId: tides.speakerId, name: 'Nobody' })],
    ['merging speakers there', (who) => revise(who, { type: 'mergeSpeakers', fromId: tides.speakerId, intoId: tides.otherSpeakerId })],
    ['deleting a speaker there', (who) => revise(who, { type: 'deleteSpeaker', speakerId: tides.otherSpeakerId })],
    ['changing words there', (who) => revise(who, { type: 'setText', segmentId: tides.segmentId, text: 'Good night.' })],
    ['giving a turn to a speaker there', (who) => revise(who, { type: 'setSpeaker', segmentIds: [harbour.segmentId], speakerId: tides.speakerId })],
    ['the same within a batch', (who) => revise(who, { type: 'batch', operations: [{ type: 'setText', segmentId: tides.segmentId, text: 'Good night.' }] })],
    ['adding what is there already', (who) => revise(who, { type: 'addSpeaker', speaker: { id: tides.speakerId, name: 'Nobody', aliases: [] } })],
  ])('%s', async (_, attempt) => {
    const before = await contents();
    for (const who of [stranger, both]) {
      const { status } = await attempt(who);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
    expect(await contents()).toBe(before);
  });

  test('accepting an import into it', async () => {
    const before = await contents();
    const importId = await preview(stet, stranger.id);
    expect((await post(stranger, `/api/imports/${importId}/accept`, { showId: tides.showId, title: 'Fog' })).status).toBe(404);
    expect(await contents()).toBe(before);
  });

  test('accepting a file that was brought for an episode there, by way of one’s own', async () => {
    const before = await contents();
    const [theirs, ours] = [await brought(stet, tides, both.id), await brought(stet, harbour, stranger.id)];
    expect((await accept(stranger, tides.episodeId, ours)).status).toBe(404);
    expect((await accept(stranger, harbour.episodeId, theirs)).status).toBe(404);
    expect((await accept(both, harbour.episodeId, theirs)).status).toBe(404);
    expect((await accept(both, tides.episodeId, ours)).status).toBe(404);
    expect(await contents()).toBe(before);
  });

  test('nor is such a file an import', async () => {
    const fileId = await brought(stet, harbour, stranger.id);
    expect((await stet.ask({ method: 'GET', url: `/api/imports/${fileId}`, cookie: stranger.cookie })).status).toBe(404);
    expect((await post(stranger, `/api/imports/${fileId}/accept`, { newShow: { title: 'Fog' } })).status).toBe(404);
  });

  test('and a viewer there accepts nothing into it', async () => {
    const viewer = await person(stet, 'viewer', { roles: { [tides.showId]: 'viewer', [harbour.showId]: 'publisher' } });
    const importId = await preview(stet, viewer.id);
    expect((await post(viewer, `/api/imports/${importId}/accept`, { showId: tides.showId, title: 'Fog' })).status).toBe(403);
  });
});

describe('while in one’s own show the same is done', () => {
  test.each<[string, () => object]>([
    ['changing words', () => ({ type: 'setText', segmentId: harbour.segmentId, text: 'Good night.' })],
    ['giving a turn to a speaker', () => ({ type: 'setSpeaker', segmentIds: [harbour.segmentId], speakerId: harbour.otherSpeakerId })],
    ['renaming a speaker', () => ({ type: 'renameSpeaker', speakerId: harbour.otherSpeakerId, name: 'Somebody' })],
    ['a batch', () => ({ type: 'batch', operations: [{ type: 'setText', segmentId: harbour.segmentId, text: 'Good day.' }] })],
    ['deleting a speaker', () => ({ type: 'deleteSpeaker', speakerId: harbour.speakerId })],
  ])('%s', async (_, operation) => {
    expect((await revise(stranger, operation())).status).toBe(201);
  });
});
