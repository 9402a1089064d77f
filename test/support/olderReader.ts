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
