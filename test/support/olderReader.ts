import { packView, unpackView } from '../../server/publish/packedView.ts';
import type { Follower } from './follower.ts';

/**
 * Leaves an episode of a harbour feed, that nobody edited yet, as an older reader would have: it took the third turn for words of the second,
 * so that the fourth was its third part.
 */
export async function readByAnOlderReader({ stet: { database: { prisma } } }: Follower, episodeId: string): Promise<void> {
  const [, second, third, fourth] = await prisma.segment.findMany({ where: { episodeId }, orderBy: { order: 'asc' } });
  await prisma.segment.delete({ where: { id: third!.id } });
  await prisma.segment.update({ where: { id: second!.id }, data: { text: `${second!.text}\n\nMara (0:40)\n\n${third!.text}` } });
  await prisma.segment.update({ where: { id: fourth!.id }, data: { origin: third!.origin } });
  await prisma.episode.update({ where: { id: episodeId }, data: { reader: 0 } });
}

/** The same of what was published of it: its view says what such a reader's records said. */
export async function publishedByAnOlderReader({ stet: { database: { prisma } } }: Follower, episodeId: string): Promise<void> {
  const { viewSha256 } = await prisma.publishedEpisode.findFirstOrThrow({ where: { episodeId }, orderBy: { number: 'desc' } });
  const { sha256, showId, view } = await prisma.publishedView.findUniqueOrThrow({ where: { sha256: viewSha256! } });
  const { segments: [first, second, third, fourth], ...rest } = await unpackView(view);
  const segments = [first, { ...second!, text: `${second!.text}\n\nMara (0:40)\n\n${third!.text}` }, { ...fourth!, origin: third!.origin }];
  await prisma.restatedView.create({ data: { sha256, showId, view: Uint8Array.from(await packView(JSON.stringify({ ...rest, segments }))) } });
}
