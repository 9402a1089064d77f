import type { Database } from '../platform/database.ts';
import type { Indexed } from './indexSource.ts';
import { FeedPreview, previewOf } from './preview.ts';
import { scanSource, type FeedProgress, type Unread } from './scanSource.ts';
import { sourceBytes } from './sourceBytes.ts';
import { understand, type NotUnderstood } from './understand.ts';

/** A feed source as read: its preview as JSON, and its index; null if it cannot be read, in which case the preview says why. */
export interface FeedRead {
  preview: string;
  index: Indexed | null;
}

/** Reads a feed source for its preview. `told` is awaited after each piece, and can end the reading by throwing. */
export async function readFeedSource(database: Database, id: string, opensDoor: boolean, told?: (progress: FeedProgress) => Promise<void>): Promise<FeedRead> {
  const preview = new FeedPreview();
  const scanned = await scanSource(database, id, { each: ({ read }) => read && preview.add(read), told });
  if ('problems' in scanned) return { preview: JSON.stringify(previewOf(await causes(database, id, scanned))), index: null };
  return { preview: preview.of(scanned.index.show, opensDoor), index: scanned.index };
}

/** Finds where the fault in an ill-formed feed really is and what would repair it, which needs all of it in memory. */
export async function causes(database: Database, id: string, { problems, isIllFormed }: Unread): Promise<NotUnderstood> {
  const understood = isIllFormed ? understand(await sourceBytes(database, id)) : null;
  return understood && 'problems' in understood ? understood : { format: 'rss', problems, repairs: [] };
}
