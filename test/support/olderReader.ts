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
