import { Follower } from '../support/follower.ts';
import type { HarbourItem } from '../support/harbour.ts';
import { importTwo, twoEpisodesXml } from '../support/publisher.ts';
import { deskOf, revise } from '../support/saltmarsh.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());

const AS_IT_CAME = 'Wren walks the edge of the marsh with the forager Odd Lindqvist.';
const introduce = (id: string, introduction: string | null) => follower.edit(id, [{ type: 'setIntroduction', episodeId: id, introduction }]);
const notesOf = async (id: string) => {
  const { introduction, notes } = await deskOf(follower.admin, id);
  return { imported: introduction as string, written: notes.introduction as string | null };
};

describe('the introduction of an episode', () => {
  test('is what the source says until somebody writes another, and is again when that is taken back', async () => {
    const { showId, episodeIds: [id] } = await importTwo(follower.admin, 'Introduced');
    expect(await notesOf(id!)).toEqual({ imported: AS_IT_CAME, written: null });
    await introduce(id!, 'A walk.');
    expect(await notesOf(id!)).toEqual({ imported: AS_IT_CAME, written: 'A walk.' });
    expect((await follower.admin('GET', `/api/episodes/${id}/comparison?from=0`)).body.notes).toEqual([{ before: { id, introduction: null }, after: { id, introduction: 'A walk.' } }]);
    expect((await follower.admin('GET', `/api/episodes/${id}/history`)).body.items).toMatchObject([{ summary: ['1 introduction'], details: [{ field: 'introduction', before: null, after: 'A walk.' }] }]);
    const [{ inverse }] = await follower.revisionsOf(id!);
    await follower.edit(id!, inverse);
    await follower.edit(id!, [{ type: 'setIntroduction', episodeId: id, introduction: 'A stroll.', over: AS_IT_CAME }]);
    expect((await follower.admin('GET', `/api/episodes/${id}/history?limit=1`)).body.items).toMatchObject([{ details: [{ field: 'introduction', before: AS_IT_CAME, after: 'A stroll.' }] }]);
    await follower.edit(id!, inverse);
    expect(await notesOf(id!)).toEqual({ imported: AS_IT_CAME, written: null });
    expect(await follower.publisher.preview(showId)).toMatchObject({ changes: [], hunks: [] });
  });

  test('goes out alone: a word of it is a word of the feed, and a paragraph more a paragraph more', async () => {
    const { showId, episodeIds: [id] } = await importTwo(follower.admin, 'Introduced aloud');
    await introduce(id!, `${AS_IT_CAME.replace('walks', 'roams')}\n\nBring boots.`);
    const { changes } = await follower.publisher.preview(showId);
    expect(changes).toMatchObject([{ episodeId: id, summary: ['1 introduction'], notHeld: [], details: [{ field: 'introduction', before: AS_IT_CAME }] }]);
    expect(changes[0].notesAfter).toContain('<p>Bring boots.</p>');
    await follower.publisher.publish(showId);
    const [head, first, second] = twoEpisodesXml.split(/(?=<item>)/);
    const edited = first!.replace(`<p>${AS_IT_CAME}</p>\n`, `<p>${AS_IT_CAME.replace('walks', 'roams')}</p>\n<p>Bring boots.</p>\n`);
    expect(await follower.publisher.feed('introduced-aloud')).toBe(head + edited + second);
  });

  test('is as it was after a roll back, also where it was written anew since', async () => {
    const { admin, publish, feed } = follower.publisher;
    const { showId, episodeIds: [id] } = await importTwo(admin, 'Introduced and back');
    await introduce(id!, 'First.');
    await publish(showId);
    const first = await feed('introduced-and-back');
    await introduce(id!, 'Second.');
    await publish(showId);
    const { body: { items } } = await admin('GET', `/api/publications?showId=${showId}&sort=number&order=desc`);
    const { body: { hash, conflicts } } = await admin('POST', `/api/publications/${items[0].id}/roll-back-preview`, { choices: {} });
    expect(conflicts).toEqual([]);
    expect((await admin('POST', `/api/publications/${items[0].id}/roll-back`, { hash, choices: {} })).status).toBe(201);
    expect(await feed('introduced-and-back')).toBe(first);
    expect((await notesOf(id!)).written).toBe('First.');
    await introduce(id!, 'Third.');
    const { body } = await admin('POST', `/api/publications/${items[1].id}/roll-back-preview`, { choices: {} });
    expect(body.conflicts).toMatchObject([{ episodeId: id, where: 'the introduction', field: 'introduction', now: 'Third.', restored: null }]);
  });

  test('is nobody else’s episode’s, and has an end', async () => {
    const { episodeIds: [one, other] } = await importTwo(follower.admin, 'Introduced twice');
    expect(await revise(follower.admin, one!, 0, [{ type: 'setIntroduction', episodeId: other, introduction: 'Not mine.' }])).toMatchObject({ status: 422, body: { code: 'not-found' } });
    expect((await notesOf(other!)).written).toBeNull();
    expect((await revise(follower.admin, one!, 0, [{ type: 'setIntroduction', episodeId: one, introduction: 'x'.repeat(100_001) }])).status).toBe(400);
  });

  test('is handed back with the notes', async () => {
    const { episodeIds: [id] } = await importTwo(follower.admin, 'Introduced to the host');
    await introduce(id!, 'A walk, in boots.');
    expect((await follower.admin('GET', `/api/episodes/${id}/notes`)).body.html).toContain('<p>A walk, in boots.</p>');
  });
});

describe('an introduction that upstream changes', () => {
  afterEach(() => follower.closeHost());

  test('is followed where nobody wrote one here, without a revision: no record changed, and no view is made of it; the page of upstream says so', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    follower.upstreamHas([{ introduction: 'About the tides.' }]);
    expect(await follower.look(showId)).toMatchObject({ conflicts: [], reports: [{ kind: 'introductions', episodeId: id, title: 'Ebb and flood', episodes: 1, answer: 'told' }] });
    expect(await notesOf(id!)).toEqual({ imported: 'About the tides.', written: null });
    expect(await follower.revisionsOf(id!)).toEqual([]);
    expect((await follower.admin('GET', `/api/episodes/${id}`)).body).toMatchObject({ state: 'imported', revision: 0 });
    await follower.publisher.publish(showId);
    expect(await follower.stet.database.prisma.publishedView.count({ where: { showId } })).toBe(0);
  });

  test('is told of many at once, and only of those that follow', async () => {
    const items = ['one', 'two', 'three'].map((guid): HarbourItem => ({ guid, title: guid, audio: `${guid}.mp3` }));
    const { showId, episodeIds } = await follower.followed(items);
    await introduce(episodeIds[2]!, 'About the flood.');
    follower.upstreamHas(items.map((item) => ({ ...item, introduction: 'About the tides.' })));
    expect((await follower.look(showId)).reports).toMatchObject([{ kind: 'introductions', episodeId: null, episodes: 2 }]);
  });

  test('is written on over the old one by nobody unasked', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    follower.upstreamHas([{ introduction: 'About the tides.' }]);
    await follower.look(showId);
    const written = (introduction: string, over?: string) => revise(follower.admin, id!, 0, [{ type: 'setIntroduction', episodeId: id, introduction, ...(over !== undefined && { over }) }]);
    const { status, body } = await written('About the ebb.', 'About the tide.');
    expect([status, body.conflicts]).toEqual([409, [{ recordId: id, field: 'introduction', yours: 'About the ebb.', theirs: 'About the tides.' }]]);
    expect((await notesOf(id!)).written).toBeNull();
    await follower.stet.database.prisma.episode.update({ where: { id: id! }, data: { sourceIntroduction: 'As an older Stet read it.' } });
    expect((await written('About the ebb.', 'About the tides.')).status).toBe(201);
  });

  test('is asked about where both changed the same words, and decided either way', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    await introduce(id!, 'About the flood.');
    follower.upstreamHas([{ introduction: 'About the moon above.' }]);
    const asked = async () => (await follower.look(showId)).conflicts;
    const [conflict] = await asked();
    expect(conflict).toMatchObject({ kind: 'introduction', field: 'introduction', base: 'About the tide.', ours: 'About the flood.', theirs: 'About the moon above.' });
    const decide = (choice: object) => follower.decide(showId, conflict, choice);
    expect((await decide({ choice: 'combined', value: 'About the moon and the flood.' })).body.conflictsTotal).toBe(0);
    expect((await notesOf(id!)).written).toBe('About the moon and the flood.');
    follower.upstreamHas([{ introduction: 'About the sun and the moon.' }]);
    const [again] = await asked();
    expect((await follower.decide(showId, again, { choice: 'theirs' })).status).toBe(200);
    expect(await notesOf(id!)).toEqual({ imported: 'About the sun and the moon.', written: null });
  });

  test('asks no more where upstream comes to say ours', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    await introduce(id!, 'About the flood.');
    follower.upstreamHas([{ introduction: 'About the moon above.' }]);
    const [conflict] = (await follower.look(showId)).conflicts;
    expect((await follower.decide(showId, conflict, { choice: 'combined', value: 'x'.repeat(100_001) })).status).toBe(422);
    follower.upstreamHas([{ introduction: 'About the flood.' }]);
    expect((await follower.look(showId)).conflicts).toEqual([]);
    expect(await notesOf(id!)).toEqual({ imported: 'About the flood.', written: null });
  });

  test('that the host was given and that was taken back here since stays as it was, as a correction', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    await introduce(id!, 'About the flood.');
    await follower.admin('POST', `/api/episodes/${id}/handed-back`, { revision: 1 });
    await introduce(id!, null);
    follower.upstreamHas([{ introduction: 'About the flood.' }]);
    expect((await follower.look(showId)).conflicts).toEqual([]);
    expect(await notesOf(id!)).toEqual({ imported: 'About the flood.', written: 'About the tide.' });
  });

  test('as it was handed back is ours come home', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    await introduce(id!, 'About the flood.');
    await follower.admin('POST', `/api/episodes/${id}/handed-back`, { revision: 1 });
    follower.upstreamHas([{ introduction: 'About the flood.' }]);
    expect(await follower.look(showId)).toMatchObject({ conflicts: [], reports: [{ kind: 'taken', taken: ['1 introduction'], left: [] }] });
    expect(await notesOf(id!)).toEqual({ imported: 'About the flood.', written: null });
    expect((await follower.admin('GET', `/api/episodes/${id}`)).body.state).toBe('imported');
  });
});
