import { randomUUID } from 'node:crypto';
import { READER } from '../../../server/core/notes/reader.ts';
import { ReadAnew } from '../../../server/reader/readAnew.ts';
import { ReadArchiveAnew } from '../../../server/reader/readArchiveAnew.ts';
import { countQueries } from '../../support/countQueries.ts';
import { Follower, withTurn } from '../../support/follower.ts';
import { harbourXml, TURNS } from '../../support/harbour.ts';
import { readByAnOlderReader } from '../../support/olderReader.ts';
import { deskOf, revise } from '../../support/saltmarsh.ts';

let follower: Follower;
beforeAll(async () => { follower = await Follower.start(); });
afterAll(() => follower.close());
afterEach(() => follower.closeHost());

const anew = (showId: string) => follower.stet.app.get(ReadAnew).show(showId);
const rowOf = (id: string) => follower.stet.database.prisma.episode.findUniqueOrThrow({ where: { id }, select: { reader: true, readRevision: true, revision: true, followedRevision: true, reading: true } });

/** A show whose episode an older reader read. */
async function readBefore(): Promise<{ showId: string; id: string }> {
  const { showId, episodeIds: [id] } = await follower.followed();
  await readByAnOlderReader(follower, id!);
  return { showId, id: id! };
}

/** The feed that everybody gets once all of it is published. */
async function published(showId: string): Promise<string> {
  const { status, body, text } = await follower.publisher.publish(showId);
  if (status !== 201) throw new Error(text);
  return (await follower.stet.anonymous('GET', new URL(body.feedUrl).pathname)).text;
}

describe('an episode that an older reader read', () => {
  test('follows what is read of it today, where nobody edited it, and waits for nothing', async () => {
    const { showId, id } = await readBefore();
    await anew(showId);
    expect(await follower.linesOf(id)).toEqual(TURNS);
    expect(await follower.revisionsOf(id)).toMatchObject([{ number: 1, author: null, note: 'read anew' }]);
    expect(await rowOf(id)).toMatchObject({ reader: READER, revision: 1, readRevision: 1, followedRevision: 1, reading: null });
    expect(await follower.publisher.preview(showId)).toMatchObject({ hunks: [], changes: [] });
  });

  test('is published with its corrections where they belong, and nothing else', async () => {
    const { showId, id } = await readBefore();
    await follower.retext(id, 0, 'Good evening from the harbour wall.');
    await follower.retext(id, 2, 'None of them do.');
    expect(await published(showId)).toBe(harbourXml([{ turns: ['Mara (0:00) Good evening from the harbour wall.', ...TURNS.slice(1, 3), 'Jon (1:00) None of them do.'] }]));
    expect(await follower.linesOf(id)).toEqual(['Mara (0:00) Good evening from the harbour wall.', ...TURNS.slice(1, 3), 'Jon (1:00) None of them do.']);
    expect(await rowOf(id)).toMatchObject({ reader: READER, readRevision: null, reading: { episodeId: id } });
  });

  test('keeps who was relabelled and renamed, and what was added', async () => {
    const { showId, id } = await readBefore();
    await follower.relabel(id, 2);
    const { segments, speakers, revision } = await deskOf(follower.admin, id);
    const mara = speakers.find(({ name }: { name: string }) => name === 'Mara');
    await revise(follower.admin, id, revision, [
      { type: 'renameSpeaker', speakerId: mara.id, name: 'Mara Quill' },
      { type: 'insertSegment', segment: { ...segments[2], id: randomUUID(), order: `${segments[2].order}V`, startMs: 80_000, text: 'Nearly all.', line: undefined } },
    ]);
    await anew(showId);
    expect(await follower.linesOf(id)).toEqual(['Mara Quill (0:00) Good morning from the harbour wall.', 'Jon (0:20) The boats go out with the ebb.', 'Mara Quill (0:40) And they come home with the flood.', 'Mara Quill (1:00) Most of them do.', 'Mara Quill (1:20) Nearly all.']);
    expect((await follower.admin('GET', `/api/shows/${showId}/upstream`)).body.conflicts).toEqual([]);
  });

  test('asks where somebody changed what is read otherwise', async () => {
    const { showId, id } = await readBefore();
    await follower.retext(id, 1, 'The boats go out with the neap. And they come home with the flood.');
    await anew(showId);
    const { conflicts } = (await follower.admin('GET', `/api/shows/${showId}/upstream`)).body;
    expect(conflicts).toHaveLength(1);
    expect((await follower.linesOf(id)).join()).toContain('neap');
    expect((await follower.admin('POST', `/api/shows/${showId}/upstream/conflicts/${conflicts[0].id}`, { choice: 'theirs' })).status).toBe(200);
    expect(await published(showId)).toBe(harbourXml([{}]));
  });

  test('can be put back as it was read, as a correction, and once more as it is read', async () => {
    const { showId, id } = await readBefore();
    const before = await follower.linesOf(id);
    await anew(showId);
    const [made] = await follower.revisionsOf(id);
    expect((await follower.admin('POST', `/api/episodes/${id}/revisions`, { baseRevision: 1, clientId: 'undo', operations: made.inverse, undoes: 1 })).status).toBe(201);
    expect(await follower.linesOf(id)).toEqual(before);
    expect((await revise(follower.admin, id, 2, (await follower.revisionsOf(id))[1].inverse)).status).toBe(201);
    expect(await published(showId)).toBe(harbourXml([{}]));
  });

  test('is read anew once by two who want to publish it', async () => {
    const { showId, id } = await readBefore();
    await follower.retext(id, 2, 'None of them do.');
    await Promise.all([anew(showId), anew(showId), follower.publisher.preview(showId)]);
    expect((await follower.revisionsOf(id)).filter(({ note }) => note === 'read anew')).toHaveLength(1);
  });

  test('is read anew before a new version is merged, so that what was corrected stays', async () => {
    const { showId, id } = await readBefore();
    await follower.retext(id, 2, 'None of them do.');
    follower.upstreamHas([{ turns: withTurn(0, 'Mara (0:00) Good morning, harbour.') }]);
    expect((await follower.look(showId)).conflicts).toEqual([]);
    const turns = ['Mara (0:00) Good morning, harbour.', ...TURNS.slice(1, 3), 'Jon (1:00) None of them do.'];
    expect(await follower.linesOf(id)).toEqual(turns);
    expect(await published(showId)).toBe(harbourXml([{ turns }]));
  });

  test('after a merge is known by what was read then, as it was kept', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    await follower.retext(id!, 3, 'None of them do.');
    follower.upstreamHas([{ turns: withTurn(0, 'Mara (0:00) Good morning, harbour.') }]);
    await follower.look(showId);
    expect(await rowOf(id!)).toMatchObject({ readRevision: null, reading: { episodeId: id } });
    await follower.stet.database.prisma.episode.update({ where: { id: id! }, data: { reader: 0 } });
    const { revision } = await rowOf(id!);
    await anew(showId);
    expect(await rowOf(id!)).toMatchObject({ reader: READER, revision });
  });

  test('asks about every correction where nothing tells any more what was read', async () => {
    const { showId, id } = await readBefore();
    await follower.retext(id, 2, 'None of them do.');
    await follower.stet.database.prisma.episode.update({ where: { id }, data: { readRevision: null } });
    await anew(showId);
    expect((await follower.linesOf(id)).at(-1)).toBe('Jon (1:00) None of them do.');
    const { conflicts } = (await follower.admin('GET', `/api/shows/${showId}/upstream`)).body;
    expect(conflicts.length).toBeGreaterThan(0);
  });
});

describe('the archive', () => {
  test('is read anew in the background, each show once, however many servers there are', async () => {
    const { showId, id } = await readBefore();
    await follower.retext(id, 2, 'None of them do.');
    const job = follower.stet.app.get(ReadArchiveAnew);
    await Promise.all([job.run(), job.run()]);
    expect((await follower.revisionsOf(id)).filter(({ note }) => note === 'read anew')).toHaveLength(1);
    expect((await follower.publisher.preview(showId)).changes).toHaveLength(1);
  });

  test('costs nothing to write where everything is read as before', async () => {
    const { showId, episodeIds } = await follower.followed([{}, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]);
    await follower.retext(episodeIds[0]!, 1, 'The boats go out with the neap.');
    await follower.stet.database.prisma.episode.updateMany({ where: { showId }, data: { reader: 0 } });
    await anew(showId);
    expect(await Promise.all(episodeIds.map(rowOf))).toMatchObject([{ reader: READER, revision: 1 }, { reader: READER, revision: 0 }]);
    const { queries } = await countQueries(() => anew(showId));
    expect(queries).toBe(1);
  });

  test('keeps the readings of what an older Stet merged, while the reader is the one that read it', async () => {
    const { episodeIds: [id] } = await follower.followed();
    await follower.retext(id!, 3, 'None of them do.');
    await follower.stet.database.prisma.episode.update({ where: { id: id! }, data: { readRevision: null } });
    await follower.stet.app.get(ReadArchiveAnew).run();
    expect(await rowOf(id!)).toMatchObject({ reader: READER, readRevision: null, reading: { episodeId: id } });
  });
});
