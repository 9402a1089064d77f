import { COMING } from '#core/feed/arrangeSkeleton';
import { lastBuildDateOf } from '#core/feed/enrich/lastBuildDate';
import { readSkeleton } from '#core/feed/skeleton';
import { applyPatches, type Patch } from '#core/model/patch';
import type { Enrichment } from '#core/model/show';
import type { Skeletons } from '../import/skeletons.ts';
import type { ShowToPublish } from './showToPublish.ts';

/** The `lastBuildDate` of the public feed, if we set it now or did when it was published: undefined where nothing is public, or it states none. */
export async function publicDate(skeletons: Skeletons, { last }: ShowToPublish, enrichments: readonly Enrichment[]): Promise<string | undefined> {
  if (!last?.sourceId || ![...enrichments, ...last.enrichments].includes('last-build-date')) return undefined;
  const { document: { text } } = await skeletons.of(last.sourceId);
  const patches = ((last.channel ?? []) as unknown as Patch[]).map((patch) => ({ ...patch, text: patch.text.replaceAll(COMING, '') }));
  const { document } = readSkeleton(applyPatches(text, patches));
  return lastBuildDateOf(document.text, document.channel) ?? undefined;
}
