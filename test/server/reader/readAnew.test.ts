import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { READER } from '../../../server/core/notes/reader.ts';
import { Clock } from '../../../server/platform/clock.ts';
import { ReadAnew } from '../../../server/reader/readAnew.ts';
import { ReadArchiveAnew } from '../../../server/reader/readArchiveAnew.ts';
import { countQueries } from '../../support/countQueries.ts';
import { Follower, withTurn } from '../../support/follower.ts';
import { harbourXml, TURNS } from '../../support/harbour.ts';
import { mergedByAnOlderReader, publishedByAnOlderReader, readByAnOlderReader } from '../../support/olderReader.ts';
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

const feedAt = async (feedUrl: string) => (await follower.stet.anonymous('GET', new URL(feedUrl).pathname)).text;

/** Two episodes, of which the first was corrected and published by an older Stet. */
async function publishedBefore(): Promise<{ showId: string; id: string; otherId: string; feedUrl: string }> {
  const { showId, episodeIds: [id, otherId] } = await follower.followed([{}, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]);
  await follower.retext(id!, 3, 'None of them do.');
  const { body: { feedUrl } } = await follower.publisher.publish(showId);
  await readByAnOlderReader(follower, id!);
  await publishedByAnOlderReader(follower, id!);
  return { showId, id: id!, otherId: otherId!, feedUrl };
}

/** The feed that everybody gets once all of it is published. */
async function published(showId: string): Promise<string> {
  const { status, body, text } = await follower.publisher.publish(showId);
  if (status !== 201) throw new Error(text);
  return feedAt(body.feedUrl);
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
    expect((await follower.decide(showId, conflicts[0], { choice: 'theirs' })).status).toBe(200);
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

  test('was asked about before: the answer goes to the part that it is about', async () => {
    const { showId, episodeIds: [id] } = await follower.followed();
    await follower.edit(id!, [{ type: 'deleteSegment', segmentId: (await deskOf(follower.admin, id!)).segments[3].id }]);
    const turns = withTurn(3, 'Jon (1:00) Nearly all of them do.');
    follower.upstreamHas([{ turns }]);
    const { conflicts: [asked] } = await follower.look(showId);
    await mergedByAnOlderReader(follower, id!, asked.id);
    await anew(showId);
    expect((await follower.decide(showId, asked, { choice: 'theirs' })).status).toBe(200);
    expect(await follower.linesOf(id!)).toEqual(turns);
    expect(await published(showId)).toBe(harbourXml([{ turns }]));
  });

  test('is known by what was read also where somebody is gone whose words were given to others', async () => {
    const { showId, episodeIds: [id, otherId] } = await follower.followed([{}, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]);
    for (const each of [id!, otherId!]) {
      await follower.relabel(each, 1);
      await follower.relabel(each, 3);
    }
    const jon = (await deskOf(follower.admin, id!)).speakers.find(({ name }: { name: string }) => name === 'Jon');
    await follower.edit(otherId!, [{ type: 'deleteSpeaker', speakerId: jon.id }]);
    await follower.stet.database.prisma.episode.update({ where: { id: id! }, data: { reader: 0 } });
    const { revision } = await rowOf(id!);
    await anew(showId);
    expect(await rowOf(id!)).toMatchObject({ reader: READER, revision, readRevision: 0 });
    expect((await follower.admin('GET', `/api/shows/${showId}/upstream`)).body.conflicts).toEqual([]);
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

describe('what is public of an episode that an older reader read', () => {
  const [evening, none] = ['Mara (0:00) Good evening.', 'Jon (1:00) None of them do.'] as const;

  test('stays what it is where another one is published, also where all items are written again', async () => {
    const { showId, otherId, feedUrl } = await publishedBefore();
    await follower.retext(otherId, 0, 'Good evening.');
    await follower.stet.database.prisma.publishedItem.deleteMany({ where: { showId } });
    expect((await follower.publisher.publish(showId, { episodeIds: [otherId] })).status).toBe(201);
    expect(await feedAt(feedUrl)).toBe(harbourXml([{ turns: withTurn(3, none) }, { guid: 'fog', title: 'Fog', audio: 'fog.mp3', turns: withTurn(0, evening) }]));
  });

  test('waits for nothing, and goes out with what is corrected next', async () => {
    const { showId, id, feedUrl } = await publishedBefore();
    expect(await follower.publisher.preview(showId)).toMatchObject({ hunks: [], changes: [] });
    await follower.retext(id, 0, 'Good evening.');
    expect((await follower.publisher.preview(showId)).changes).toMatchObject([{ details: [{ before: 'Good morning from the harbour wall.', after: 'Good evening.' }] }]);
    await published(showId);
    expect(await feedAt(feedUrl)).toBe(harbourXml([{ turns: [evening, ...TURNS.slice(1, 3), none] }, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]));
  });

  test('can be taken back', async () => {
    const { showId, id, feedUrl } = await publishedBefore();
    const { id: publicationId } = await follower.stet.database.prisma.publication.findFirstOrThrow({ where: { showId } });
    const { body: { hash } } = await follower.admin('POST', `/api/publications/${publicationId}/roll-back-preview`, { choices: {} });
    expect((await follower.admin('POST', `/api/publications/${publicationId}/roll-back`, { hash, choices: {} })).status).toBe(201);
    expect(await feedAt(feedUrl)).toBe(harbourXml([{}, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]));
    expect(await follower.linesOf(id)).toEqual(TURNS);
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

  test('is read anew past an episode that cannot be, which is tried again an hour later', async () => {
    const { stet: { app, database: { prisma } } } = follower;
    const { showId, episodeIds } = await follower.followed([{}, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]);
    const [broken, other] = [...episodeIds].sort();
    await prisma.episode.updateMany({ where: { showId }, data: { reader: 0 } });
    await prisma.keptReading.create({ data: { episodeId: broken!, showId, reading: Buffer.from('not a reading') } });
    const errors = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => {});
    const job = app.get(ReadArchiveAnew);
    await job.run();
    await job.run();
    expect(errors.mock.calls.map(([message]) => message)).toEqual([expect.stringContaining(`reading anew failed for episode ${broken}`)]);
    expect([(await rowOf(broken!)).reader, (await rowOf(other!)).reader]).toEqual([0, READER]);
    await prisma.keptReading.delete({ where: { episodeId: broken! } });
    await job.run();
    expect((await rowOf(broken!)).reader).toBe(0);
    jest.spyOn(app.get(Clock), 'now').mockReturnValue(Date.now() + 61 * 60_000);
    await job.run();
    expect((await rowOf(broken!)).reader).toBe(READER);
    jest.restoreAllMocks();
  });

  test('has its missing readings kept past an episode that cannot be read', async () => {
    const { stet: { app, database: { prisma } } } = follower;
    const { showId, episodeIds } = await follower.followed([{}, { guid: 'fog', title: 'Fog', audio: 'fog.mp3' }]);
    const [broken, other] = [...episodeIds].sort();
    await prisma.episode.updateMany({ where: { showId }, data: { readRevision: null } });
    await prisma.episode.update({ where: { id: broken! }, data: { key: 'in no source' } });
    const errors = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => {});
    await app.get(ReadArchiveAnew).run();
    expect(errors.mock.calls.map(([message]) => message)).toEqual([expect.stringContaining(`keeping what was read failed for episode ${broken}`)]);
    expect([await rowOf(broken!), await rowOf(other!)]).toMatchObject([{ reading: null }, { reading: { episodeId: other } }]);
    jest.restoreAllMocks();
  });
});
