import type { Skeleton } from '#core/feed/skeleton';
import type { Enrichment } from '#core/model/show';
import { sha256 } from '../../platform/secrets.ts';
import { reachesLinked, type AddingTo } from '../additions.ts';
import { needsRecords, type Outgoing } from '../goingOut.ts';
import { itemOf } from '../publishedView.ts';
import type { ShowToPublish } from '../showToPublish.ts';

/** Counts what writers make otherwise of the same: with a new number, every item is written anew at its next publication. `writers.test.ts` says when. */
export const WRITERS = 1;

const OF_ITEMS: readonly Enrichment[] = ['transcripts', 'chapters', 'psc', 'persons'];

/** Names all that the written form of an item is made of, without reading any of it. What has the same name is the same. */
export type InputOf = (outgoing: Outgoing, item: { key: string; sha256: string }) => string;

/**
 * @param linked what is known of the files that an episode's item links
 * @returns hashes, in hex
 */
export function inputsOf(show: ShowToPublish, { index }: Skeleton, enrichments: readonly Enrichment[], { fields, on, publicUrl }: AddingTo, linked: ReadonlyMap<string, string>): InputOf {
  const { bindings, entities, encoding, channelPersons } = index;
  const common = sha256(JSON.stringify([
    WRITERS, bindings, entities, encoding, channelPersons, OF_ITEMS.filter((name) => on.has(name)), fields.language, show.language,
    on.has('persons') ? fields.author : null, on.has('transcripts') || on.has('chapters') ? publicUrl : null,
  ])).toString('hex');
  return ({ episode, revision, view }, { key, sha256: bytes }) => sha256(JSON.stringify([
    common, key, bytes, view ? view.hash : needsRecords(enrichments) ? [show.id, episode.id, itemOf(episode)] : null, view !== null && revision! > 0,
    episode.sourceId === show.sourceId ? null : episode.sourceId, reachesLinked(episode, on) ? (linked.get(episode.id) ?? null) : null,
  ])).toString('hex');
}
