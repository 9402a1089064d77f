import { setImmediate as otherRequests } from 'node:timers/promises';
import { feedDecoder } from '#core/feed/encoding';
import type { FeedProblem } from '#core/feed/problem';
import { scanFeed, type FeedScan, type ScannedItem } from '#core/feed/scan';
import type { Database } from '../platform/database.ts';
import { Chunking } from '../publish/store/chunking.ts';
import { hashOf, type Indexed, type IndexedItem } from './indexSource.ts';
import { sourceLength, sourcePieces } from './sourceBytes.ts';
import { MOST_ITEMS, TOO_MANY } from './understand.ts';

/** How far the reading of a feed is. */
export interface FeedProgress {
  doneBytes: number;
  totalBytes: number;
  episodes: number;
}

/** Why a feed cannot be read. */
export interface Unread {
  problems: FeedProblem[];
  /** Where it may be mended: it is no matter of its encoding or its length. */
  isIllFormed: boolean;
}

interface Reader {
  /** Is given each item, in the order of the feed. */
  each: (item: ScannedItem) => void;
  /** Of which items it is known already what they say, by their hash. */
  isKnown?: (item: Pick<IndexedItem, 'key' | 'guid' | 'sha256'>) => boolean;
  /** Is waited for after each piece, and may end the reading by throwing. */
  told?: (progress: FeedProgress) => Promise<void>;
}

/** So much text is read before other requests have their turn. */
const SLICE = 32_000;

/** Reads a feed source from the store, piece by piece: memory holds one piece, one item and the places of those before, however long the archive. */
export async function scanSource(database: Database, id: string, { each, isKnown, told }: Reader): Promise<{ index: Indexed } | Unread> {
  const totalBytes = await sourceLength(database, id);
  const items: IndexedItem[] = [];
  const chunking = new Chunking();
  let scan: (FeedScan & { encoding: string; bom: boolean }) | undefined;
  let decoder: ReturnType<typeof feedDecoder> | undefined;
  let doneBytes = 0;
  for await (const piece of sourcePieces(database, id, totalBytes)) {
    decoder ??= feedDecoder(piece);
    if ('problem' in decoder) return unread(1, decoder.problem);
    doneBytes += piece.length;
    chunking.add(piece);
    const text = decoder.decode(piece, doneBytes === totalBytes);
    if (typeof text !== 'string') return unread(1, text.problem);
    scan ??= { ...scanFeed(decoder, isKnown && (({ key, guid, bytes }) => isKnown({ key, guid, sha256: hashOf(bytes) }))), encoding: decoder.encoding, bom: decoder.bom };
    for (let at = 0; at < text.length; at += SLICE) {
      for (const item of scan.write(text.slice(at, at + SLICE))) {
        const { key, guid, startByte, endByte, bytes, line, lines } = item;
        if (items.length === MOST_ITEMS) return unread(line, TOO_MANY);
        items.push({ key, guid, startByte, endByte, sha256: hashOf(bytes), lines });
        each(item);
      }
      await otherRequests();
    }
    await told?.({ doneBytes, totalBytes, episodes: items.length });
  }
  if (!scan) return unread(1, 'There is nothing in it.');
  const end = scan.end();
  return 'problems' in end ? { problems: end.problems, isIllFormed: true } : { index: { ...end, encoding: scan.encoding, bom: scan.bom, items, chunks: chunking.end() } };
}

const unread = (line: number, message: string): Unread => ({ problems: [{ line, column: 1, message }], isIllFormed: false });
