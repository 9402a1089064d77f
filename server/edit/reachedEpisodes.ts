import type { Changes } from '#core/edit/changes';
import type { RecordsReader } from '#core/edit/records';
import type { Transaction } from '../platform/database.ts';

/**
 * The other episodes that an edit reaches: those with segments given to another speaker, or with a renamed speaker. Each comes with those
 * of its segments that were written.
 */
export async function reachedEpisodes(transaction: Transaction, before: RecordsReader, { segments, speakers }: Changes, episodeOf: ReadonlyMap<string, string>, own: string | null): Promise<Map<string, string[]>> {
  const reached = new Map<string, string[]>();
  const reach = (episodeId: string): string[] => reached.get(episodeId) ?? reached.set(episodeId, []).get(episodeId)!;
  for (const id of segments.put.keys()) {
    const episodeId = episodeOf.get(id);
    if (episodeId !== undefined && episodeId !== own) reach(episodeId).push(id);
  }
  const renamed = [...speakers.put.values()].filter(({ id, name }) => (before.get('speakers', id)?.name ?? name) !== name).map(({ id }) => id);
  if (renamed.length > 0) {
    const rows = await transaction.segment.findMany({ where: { speakerId: { in: renamed }, ...(own !== null && { NOT: { episodeId: own } }) }, select: { episodeId: true }, distinct: ['episodeId'] });
    for (const { episodeId } of rows) reach(episodeId);
  }
  return reached;
}
