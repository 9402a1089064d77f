import type { Database } from '../platform/database.ts';
import type { Indexed } from './indexSource.ts';
import { FeedPreview, previewOf } from './preview.ts';
import { scanSource, type FeedProgress, type Unread } from './scanSource.ts';
import { sourceBytes } from './sourceBytes.ts';
import { understand, type NotUnderstood } from './understand.ts';

/** A feed source, read: what is shown of it, as JSON, and where its items lie; null where it cannot be read, and the preview says why. */
export interface FeedRead {
  preview: string;
  index: Indexed | null;
}

/** Reads a feed source to show it. `told` is waited for after each piece, and may end the reading by throwing. */
export async function readFeedSource(database: Database, id: string, opensDoor: boolean, told?: (progress: FeedProgress) => Promise<void>): Promise<FeedRead> {
  const preview = new FeedPreview();
  const scanned = await scanSource(database, id, { each: ({ read }) => read && preview.add(read), told });
  if ('problems' in scanned) return { preview: JSON.stringify(previewOf(await causes(database, id, scanned))), index: null };
  return { preview: preview.of(scanned.index.show, opensDoor), index: scanned.index };
}

/** Of a feed that is not well-formed, where the fault really is, and what would mend it: that takes the whole of it. */
export async function causes(database: Database, id: string, { problems, isIllFormed }: Unread): Promise<NotUnderstood> {
  const understood = isIllFormed ? understand(await sourceBytes(database, id)) : null;
  return understood && 'problems' in understood ? understood : { format: 'rss', problems, repairs: [] };
}
