import type { Enrichment } from '#core/model/show';
import type { SourceSkeleton } from '../../import/skeletons.ts';
import { sha256 } from '../../platform/secrets.ts';
import { reachesLinked, type AddingTo } from '../additions.ts';
import { needsRecords, type Outgoing } from '../goingOut.ts';
import { itemInFeed } from '../publishedView.ts';
import type { ShowToPublish } from '../showToPublish.ts';

/** Version of the writers. Increase it when they write the same input differently, so that every item is rewritten when next published; `writers.test.ts` tells when. */
export const WRITERS = 9;

const OF_ITEMS: readonly Enrichment[] = ['transcripts', 'transcript-in-notes', 'chapters', 'psc', 'persons'];

interface Bytes {
  key: string;
  sha256: string;
}

/** Names everything that the written form of an item is made from, without reading it. The same name means the same item. */
export interface InputOf {
  /** An item of the source. */
  item(outgoing: Outgoing, item: Bytes): string;
  /** A source item that is removed. */
  gone(item: Bytes): string;
  /** The item of an episode created here, in the form of other items. */
  made(outgoing: Outgoing, likes: readonly Bytes[]): string;
  /** An item of an earlier version of the source. */
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
    episode.sourceId === show.sourceId ? null : episode.sourceId, reachesLinked(episode, on) ? (linked.get(episode.id)?.state ?? null) : null,
  ]);
  return {
    item,
    gone: ({ key, sha256: bytes }) => named(['gone', key, bytes]),
    made: ({ episode: { key, sourceId, createdAt }, revision, view }, likes) => named(['made', key, sourceId, createdAt, view!.hash, revision! > 0, likes.length > 0 ? likes.map((like) => like.sha256) : document.text]),
    kept: (outgoing, bytes) => named(['kept', outgoing.public, item(outgoing, bytes)]),
  };
}
