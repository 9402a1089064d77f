import { randomUUID } from 'node:crypto';
import { packView, unpackView } from '../../server/publish/packedView.ts';
import { packReading, unpackReading } from '../../server/reader/keptReadings.ts';
import type { Follower } from './follower.ts';

/**
 * Changes an unedited episode of a harbour feed to what an older reader would have made of it: that reader took the third turn for words of
 * the second, so that the fourth turn was its third segment.
 */
export async function readByAnOlderReader({ stet: { database: { prisma } } }: Follower, episodeId: string): Promise<void> {
  const [, second, third, fourth] = await prisma.segment.findMany({ where: { episodeId }, orderBy: { order: 'asc' } });
  await prisma.segment.delete({ where: { id: third!.id } });
  await prisma.segment.update({ where: { id: second!.id }, data: { text: `${second!.text}\n\nMara (0:40)\n\n${third!.text}` } });
  await prisma.segment.update({ where: { id: fourth!.id }, data: { origin: third!.origin } });
  await prisma.episode.update({ where: { id: episodeId }, data: { reader: 0 } });
}

/** The same for its last publication, whose view then says what such a reader's records said. */
export async function publishedByAnOlderReader({ stet: { database: { prisma } } }: Follower, episodeId: string): Promise<void> {
  const { viewSha256 } = await prisma.publishedEpisode.findFirstOrThrow({ where: { episodeId }, orderBy: { number: 'desc' } });
  const { sha256, showId, view } = await prisma.publishedView.findUniqueOrThrow({ where: { sha256: viewSha256! } });
  const { segments: [first, second, third, fourth], ...rest } = await unpackView(view);
  const segments = [first, { ...second!, text: `${second!.text}\n\nMara (0:40)\n\n${third!.text}` }, { ...fourth!, origin: third!.origin }];
  await prisma.restatedView.create({ data: { sha256, showId, view: Uint8Array.from(await packView(JSON.stringify({ ...rest, segments }))) } });
}

/**
 * The same for an episode that was merged after its last turn had been deleted here, with a conflict about that turn: this reader took the
 * second turn for words of the first.
 */
export async function mergedByAnOlderReader({ stet: { database: { prisma } } }: Follower, episodeId: string, conflictId: string): Promise<void> {
  const [first, second, third] = await prisma.segment.findMany({ where: { episodeId }, orderBy: { order: 'asc' } });
  const text = `${first!.text}\n\nJon (0:20)\n\n${second!.text}`;
  await prisma.segment.delete({ where: { id: second!.id } });
  await prisma.segment.update({ where: { id: first!.id }, data: { text } });
  await prisma.segment.update({ where: { id: third!.id }, data: { origin: 's1' } });
  await prisma.removedRecord.updateMany({ where: { episodeId, origin: 's3' }, data: { origin: 's2' } });
  const { reading } = await prisma.keptReading.findUniqueOrThrow({ where: { episodeId } });
  const { segments: [one, , three, four], ...rest } = await unpackReading(reading);
  const segments = [{ ...one!, text }, { ...three!, id: 's1' }, { ...four!, id: 's2' }];
  await prisma.keptReading.update({ where: { episodeId }, data: { reading: Uint8Array.from(await packReading({ ...rest, segments })) } });
  const { parts } = await prisma.upstreamConflict.findUniqueOrThrow({ where: { id: conflictId } });
  await prisma.upstreamConflict.update({ where: { id: conflictId }, data: { parts: (parts as { id: string }[]).map((part) => ({ ...part, id: 's2' })) } });
  await prisma.episode.update({ where: { id: episodeId }, data: { reader: 0 } });
}

/** Segments as a reader left them that took a turn's time for its words or its heading, and named nobody. */
export type Timeless = readonly { text: string; heading?: string }[];

/** The same for an episode whose turns have only a time. The last segment of each turn has its words, and its name. */
export async function readWithoutTimes({ stet: { database: { prisma } } }: Follower, episodeId: string, read: Timeless): Promise<void> {
  const turns = await prisma.segment.findMany({ where: { episodeId }, orderBy: { order: 'asc' } });
  const perTurn = read.length / turns.length;
  await prisma.segment.deleteMany({ where: { episodeId } });
  await prisma.segment.createMany({
    data: read.map((segment, at) => {
      const [turn, before] = [turns[Math.floor(at / perTurn)]!, perTurn - 1 - (at % perTurn)];
      return { ...turn, ...timeless, ...segment, words: undefined, id: before === 0 ? turn.id : randomUUID(), order: `${turn.order}${before === 0 ? 'V' : ''}`, origin: `s${at}` };
    }),
  });
  await prisma.episode.update({ where: { id: episodeId }, data: { reader: 0 } });
}

const timeless = { startMs: null, timeFrom: 'none', speakerId: null, speakerFrom: 'none' } as const;

/**
 * The same for an episode that was corrected and published then: its history and its last publication say what such a reader's records said.
 *
 * @param asRead the words of a turn as that reader read them
 */
export async function publishedWithoutTimes(follower: Follower, episodeId: string, read: Timeless, asRead: (words: string) => string): Promise<void> {
  const { stet: { database: { prisma } } } = follower;
  await readWithoutTimes(follower, episodeId, read);
  // a revision is never changed, except here
  await prisma.$executeRaw`alter table "revision" disable trigger user`;
  const inWords = (operations: unknown): object[] => (operations as { text: string }[]).map((operation) => ({ ...operation, text: asRead(operation.text) }));
  for (const { id, operations, inverse } of await prisma.revision.findMany({ where: { episodeId } })) {
    await prisma.revision.update({ where: { id }, data: { operations: inWords(operations), inverse: inWords(inverse) } });
  }
  await prisma.$executeRaw`alter table "revision" enable trigger user`;
  const { viewSha256 } = await prisma.publishedEpisode.findFirstOrThrow({ where: { episodeId }, orderBy: { number: 'desc' } });
  const { sha256, showId, view } = await prisma.publishedView.findUniqueOrThrow({ where: { sha256: viewSha256! } });
  const segments = (await prisma.segment.findMany({ where: { episodeId }, orderBy: { order: 'asc' } })).map(({ episodeId: _, showId: __, ...segment }) => segment);
  await prisma.restatedView.create({ data: { sha256, showId, view: Uint8Array.from(await packView(JSON.stringify({ ...await unpackView(view), segments }))) } });
}
