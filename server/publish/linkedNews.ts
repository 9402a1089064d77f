import type { PublicationPreview } from '#core/model/publication';
import type { Enrichment } from '#core/model/show';
import type { CorrectedFile } from '../linked/correctedFiles.ts';

/** What happens to a linked file that corrections affect. */
export type LinkedNews = Omit<PublicationPreview['linked'][number], 'episodeId' | 'title'>;

/** The linked files of an item that corrections affect. */
export const linkedNews = (files: readonly CorrectedFile[], on: ReadonlySet<Enrichment>): LinkedNews[] =>
  files.filter(({ changed, notHeld }) => changed || notHeld.length > 0).map(({ name, format, replacesUrl, regenerated, notHeld }) => ({
    name, url: replacesUrl, becomes: !on.has(format === 'chapters-json' ? 'chapters' : 'transcripts') ? 'kept' : regenerated ? 'regenerated' : 'patched', why: regenerated?.why ?? null,
    notHeld: countedBy(notHeld.map(({ why }) => why)),
  }));

function countedBy(reasons: readonly string[]): { why: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const why of reasons) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].map(([why, count]) => ({ why, count }));
}
