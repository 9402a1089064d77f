import type { FeedNotHeld, Left, Replaced } from '#core/feed/view';
import type { EditFinding } from '#core/model/feedFinding';
import type { Patch } from '#core/model/patch';
import type { Hunk, PublicationPreview } from '#core/model/publication';
import type { NotHeld } from '#core/notes/reading';
import type { Writes } from '../platform/writes.ts';
import type { EpisodeFiles } from './filesOf.ts';
import type { PlannedFeed } from './store/plan.ts';

/** A feed as it would go out, with what is told of it; made item by item ({@link import('./items/feedByItems.ts')}) or built ({@link import('./builtFeed.ts')}). */
export interface MadeFeed {
  /** Named by what it says, whenever it goes out. */
  planned: PlannedFeed;
  /** As it goes out at a time. */
  plannedAt(nowMs: number): Promise<PlannedFeed>;
  mediaType: string;
  /** Whatever of the view the feed cannot hold, was left, or was replaced. */
  notHeld: FeedNotHeld[];
  left: Left[];
  replaced: Replaced[];
  /** What of an item that is written anew was held so far, and is not any more: upstream has it in another form now. */
  lostOf(key: string): NotHeld[];
  /** What becomes of the files that items link. */
  linked: PublicationPreview['linked'];
  /** The files that it links and that may not be kept yet. */
  files: EpisodeFiles[];
  /** Patches of the source's skeleton; null where the feed was built. */
  channel: Patch[] | null;
  /** An item's notes as they are public and as they will be, as far as they are known without writing them once more. */
  notesOf(key: string): Promise<{ before: string | null; after: string | null }>;
  /** The lines, from 1, of an item of the source in the feed as it will be; null where it has no such item. */
  linesOf(key: string): { first: number; last: number } | null;
  /** The diff to what is public; before the first publication, to what came in. */
  hunks(): Promise<Hunk[]>;
  /** What readers of the feed would stumble over. */
  findings(): EditFinding[];
  /** Keeps, with the publication, what the next one goes on from. */
  keep(writes: Writes): void;
}
