import { setImmediate as otherRequests } from 'node:timers/promises';
import { feedDecoder } from '#core/feed/encoding';
import type { FeedProblem } from '#core/feed/problem';
import { scanFeed, type FeedScan } from '#core/feed/scan';
import type { Database } from '../platform/database.ts';
import { Chunking } from '../publish/store/chunking.ts';
import { hashOf, type Indexed, type IndexedItem } from './indexSource.ts';
import { FeedPreview, previewOf } from './preview.ts';
import { sourceBytes, sourceLength, sourcePieces } from './sourceBytes.ts';
import { MOST_ITEMS, TOO_MANY, understand, type NotUnderstood } from './understand.ts';

/** How far the reading of a feed is. */
export interface FeedProgress {
  doneBytes: number;
  totalBytes: number;
  episodes: number;
}

/** A feed source, read: what is shown of it, as JSON, and where its items lie; null where it cannot be read, and the preview says why. */
export interface FeedRead {
  preview: string;
  index: Indexed | null;
}

/** So much text is read before other requests have their turn. */
const SLICE = 32_000;

/**
 * Reads a feed source from the store, piece by piece: memory holds one piece, one episode and the list of what was found, however long
 * the archive.
 *
 * @param told is waited for after each piece, and may end the reading by throwing
 */
export async function readFeedSource(database: Database, id: string, opensDoor: boolean, told: (progress: FeedProgress) => Promise<void> = async () => {}): Promise<FeedRead> {
  const totalBytes = await sourceLength(database, id);
  const preview = new FeedPreview();
  const items: IndexedItem[] = [];
  const chunking = new Chunking();
  let scan: (FeedScan & { encoding: string; bom: boolean }) | undefined;
  let decoder: ReturnType<typeof feedDecoder> | undefined;
  let doneBytes = 0;
  for await (const piece of sourcePieces(database, id, totalBytes)) {
    decoder ??= feedDecoder(piece);
    if ('problem' in decoder) return notRead([{ line: 1, column: 1, message: decoder.problem }]);
    doneBytes += piece.length;
    chunking.add(piece);
    const text = decoder.decode(piece, doneBytes === totalBytes);
    if (typeof text !== 'string') return notRead([{ line: 1, column: 1, message: text.problem }]);
    scan ??= { ...scanFeed(decoder), encoding: decoder.encoding, bom: decoder.bom };
    for (let at = 0; at < text.length; at += SLICE) {
      for (const { guid, startByte, endByte, bytes, lines, ...read } of scan.write(text.slice(at, at + SLICE))) {
        if (items.length === MOST_ITEMS) return notRead([{ line: read.item.line, column: 1, message: TOO_MANY }]);
        preview.add(read);
        items.push({ key: read.item.key, guid, startByte, endByte, sha256: hashOf(bytes), lines });
      }
      await otherRequests();
    }
    await told({ doneBytes, totalBytes, episodes: items.length });
  }
  const end = scan?.end() ?? { problems: [{ line: 1, column: 1, message: 'There is nothing in it.' }] };
  if ('problems' in end) return notRead(end.problems, await causes(database, id));
  return { preview: preview.of(end.show, opensDoor), index: { ...end, encoding: scan!.encoding, bom: scan!.bom, items, chunks: chunking.end() } };
}

const notRead = (problems: FeedProblem[], { problems: nearest = problems, repairs = [] }: Partial<NotUnderstood> = {}): FeedRead =>
  ({ preview: JSON.stringify(previewOf({ format: 'rss', problems: nearest, repairs })), index: null });

/** Of a feed that is not well-formed, where the fault really is, and what would mend it: that takes the whole of it. */
async function causes(database: Database, id: string): Promise<Partial<NotUnderstood>> {
  const understood = understand(await sourceBytes(database, id));
  return 'problems' in understood ? understood : {};
}
