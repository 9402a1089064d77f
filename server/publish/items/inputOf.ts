import type { Enrichment } from '#core/model/show';
import type { SourceSkeleton } from '../../import/skeletons.ts';
import { sha256 } from '../../platform/secrets.ts';
import { reachesLinked, type AddingTo } from '../additions.ts';
import { needsRecords, type Outgoing } from '../goingOut.ts';
import { itemInFeed } from '../publishedView.ts';
import type { ShowToPublish } from '../showToPublish.ts';

/** Counts what writers make otherwise of the same: with a new number, every item is written anew at its next publication. `writers.test.ts` says when. */
export const WRITERS = 3;

const OF_ITEMS: readonly Enrichment[] = ['transcripts', 'chapters', 'psc', 'persons'];

interface Bytes {
  key: string;
  sha256: string;
}

/** Names all that the written form of an item is made of, without reading any of it. What has the same name is the same. */
export interface InputOf {
  /** One of the source. */
  item(outgoing: Outgoing, item: Bytes): string;
  /** One of the source that leaves. */
  gone(item: Bytes): string;
  /** One of an episode that was made here, in the shape of others. */
  made(outgoing: Outgoing, likes: readonly Bytes[]): string;
  /** One of an earlier version of the source. */
  kept(outgoing: Outgoing, item: Bytes): string;
}

/** @returns hashes, in hex */
export function inputsOf(show: ShowToPublish, { index, document }: SourceSkeleton, enrichments: readonly Enrichment[], { fields, on, publicUrl, linked }: AddingTo): InputOf {
  const { bindings, entities, encoding, channelPersons } = index;
  const common = sha256(JSON.stringify([
    WRITERS, bindings, entities, encoding, channelPersons, OF_ITEMS.filter((name) => on.has(name)), fields.language, show.language,
    on.has('persons') ? fields.author : null, on.has('transcripts') || on.has('chapters') ? publicUrl : null,
  ])).toString('hex');
  const named = (what: unknown[]): string => sha256(JSON.stringify([common, ...what])).toString('hex');
  const item: InputOf['item'] = ({ episode, revision, view }, { key, sha256: bytes }) => named([
    key, bytes, view ? view.hash : needsRecords(enrichments) ? [show.id, episode.id, itemInFeed(episode)] : null, view !== null && revision! > 0,
    episode.sourceId === show.sourceId ? null : episode.sourceId, reachesLinked(episode, on) ? (linked.get(episode.id) ?? null) : null,
  ]);
  return {
    item,
    gone: ({ key, sha256: bytes }) => named(['gone', key, bytes]),
    made: ({ episode: { key, sourceId, createdAt }, view }, likes) => named(['made', key, sourceId, createdAt, view!.hash, likes.length > 0 ? likes.map((like) => like.sha256) : document.text]),
    kept: (outgoing, bytes) => named(['kept', outgoing.public, item(outgoing, bytes)]),
  };
}
