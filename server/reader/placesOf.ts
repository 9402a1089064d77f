import type { Place } from '#core/upstream/mergeEpisode';
import type { EpisodeRecords } from '../edit/rows.ts';
import type { Transaction } from '../platform/database.ts';

/** Where the records of some episodes stand in their notes, by episode; of those that were removed, where they stood. */
export async function placesOf(transaction: Transaction, episodes: ReadonlyMap<string, EpisodeRecords>): Promise<Map<string, Map<string, Place>>> {
  const removed = await transaction.removedRecord.findMany({ where: { episodeId: { in: [...episodes.keys()] } }, select: { id: true, episodeId: true, origin: true, line: true } });
  const places = new Map([...episodes.keys()].map((id) => [id, new Map<string, Place>()]));
  for (const { id, episodeId, origin, line } of removed) places.get(episodeId)!.set(id, { origin, line: line ?? 0 });
  for (const [episodeId, { segments, chapters, references }] of episodes) {
    for (const { id, origin, line } of [...segments, ...chapters, ...references]) if (origin !== null) places.get(episodeId)!.set(id, { origin, line: line ?? 0 });
  }
  return places;
}
