import type { StandingInChannel, StandingInItem } from '#core/feed/enrich/standing';
import type { InFeeds } from '#core/feed/enrich/standingChange';
import type { FeedNotHeld, Left } from '#core/feed/view';
import type { ItemReading } from '#core/feed/reading';
import type { EditFinding, FeedFinding } from '#core/model/feedFinding';
import type { Patch, Range } from '#core/model/patch';
import type { Hunk, PublicationPreview } from '#core/model/publication';
import type { NotHeld } from '#core/notes/reading';
import type { Writes } from '../platform/writes.ts';
import type { EpisodeFiles } from './filesOf.ts';
import type { Outgoing } from './goingOut.ts';
import type { EpisodeToPublish } from './showToPublish.ts';
import type { PlannedFeed } from './store/plan.ts';

/** The bytes that go out. */
export interface OutgoingFeed {
  planned: PlannedFeed;
  /** Patches of the source's skeleton; null for a built feed. */
  channel: Patch[] | null;
}

/** An item as it is in a feed, read by today's reader. */
export interface ItemInFeed {
  text: string;
  reading: ItemReading;
}

/** The item of an episode in the public feed and in the one that would go out; null where it has none. */
export interface ItemInFeeds {
  before: ItemInFeed | null;
  after: ItemInFeed | null;
  /** Whether both are made from the same text, so that whatever differs is our doing. */
  isOfSameSource: boolean;
}

/** What stands for our additions in the feed, in the public one, and in the sources of both, as far as they differ. */
export interface FeedStanding {
  channel(): Promise<InFeeds<StandingInChannel> | null>;
  /** Of the items that differ, by key; read one at a time. */
  items(): AsyncIterable<readonly [key: string, InFeeds<StandingInItem>]>;
}

/** A feed as it would be published, and reports about it; made item by item ({@link import('./items/feedByItems.ts')}) or built ({@link import('./builtFeed.ts')}). */
export interface MadeFeed {
  /** The plan, whose name depends on the content and not on the time of publication. */
  planned: PlannedFeed;
  /** The feed for publication at a given time. */
  outAt(nowMs: number): Promise<OutgoingFeed>;
  /** What happens to its `lastBuildDate`: it moves to the time of publication if that is ours to set and anything else changes, or goes back to what the source says. */
  lastBuildDate: 'stays' | 'moves' | 'returns';
  mediaType: string;
  /** What the feed cannot hold of the views, and what was left as it is. */
  notHeld: FeedNotHeld[];
  left: Left[];
  /** Before the first publication, against the imported feed. */
  standing: FeedStanding;
  /** What a rewritten item used to hold and no longer can, because upstream has changed its form. */
  lostOf(key: string): NotHeld[];
  /** What happens to the files that items link, of those that change. */
  linked: PublicationPreview['linked'];
  /** Linked files that may not be stored yet. */
  files: EpisodeFiles[];
  /** Null if it is written as it was. */
  itemOf(episode: EpisodeToPublish): Promise<ItemInFeeds | null>;
  /** Whether what is public of an episode may be something else than what was published of it, written today. */
  isWrittenOtherwise(outgoing: Outgoing): boolean;
  /** The lines, from 1, of a source item in the new feed; null if it has no such item. */
  linesOf(key: string): { first: number; last: number } | null;
  /** Whether we write anything in this range of the source's skeleton. */
  writesIn(range: Range): boolean;
  /** The diff to the public feed, or before the first publication, to the imported one. */
  hunks(): Promise<Hunk[]>;
  /** What readers of the feed would stumble over. */
  findings(): EditFinding[];
  /** The same of the items of the public feed, as far as we wrote them. */
  publicFindings(): Promise<FeedFinding[]>;
  /** Stores, with the publication, what the next one builds on. */
  keep(writes: Writes): void;
}
