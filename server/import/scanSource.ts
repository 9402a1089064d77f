import { setImmediate as otherRequests } from 'node:timers/promises';
import { feedDecoder } from '#core/feed/encoding';
import type { FeedProblem } from '#core/feed/problem';
import { scanFeed, type FeedScan, type ScannedItem } from '#core/feed/scan';
import type { Database } from '../platform/database.ts';
import { Chunking } from '../publish/store/chunking.ts';
import { hashOf, type Indexed, type IndexedItem } from './indexSource.ts';
import { sourceLength, sourcePieces } from './sourceBytes.ts';
import { MOST_ITEMS, TOO_MANY } from './understand.ts';

/** Progress of reading a feed. */
export interface FeedProgress {
  doneBytes: number;
  totalBytes: number;
  episodes: number;
}

/** Why a feed cannot be read. */
export interface Unread {
  problems: FeedProblem[];
  /** Whether repairs may help: the fault is not its encoding or length. */
  isIllFormed: boolean;
}

interface Reader {
  /** Called with each item in feed order. */
  each: (item: ScannedItem) => void;
  /** Tells by its hash whether an item's content is known already. */
  isKnown?: (item: Pick<IndexedItem, 'key' | 'guid' | 'sha256'>) => boolean;
  /** Awaited after each piece; can end the reading by throwing. */
  told?: (progress: FeedProgress) => Promise<void>;
}

/** How much text is read before other requests get their turn. */
const SLICE = 32_000;

/** Reads a stored feed source piece by piece: memory holds one piece, one item and the positions of the items so far, however long the archive. */
export async function scanSource(database: Database, id: string, { each, isKnown, told }: Reader): Promise<{ index: Indexed } | Unread> {
  const totalBytes = await sourceLength(database, id);
  const items: IndexedItem[] = [];
  const chunking = new Chunking();
  let scan: (FeedScan & { encoding: string; bom: boolean }) | undefined;
  let decoder: ReturnType<typeof feedDecoder> | undefined;
  let doneBytes = 0;
  for await (const piece of sourcePieces(database, id, totalBytes)) {
    decoder ??= feedDecoder(piece);
    if ('problems' in decoder) return { ...decoder, isIllFormed: false };
    doneBytes += piece.length;
    chunking.add(piece);
    const text = decoder.decode(piece, doneBytes === totalBytes);
    if (typeof text !== 'string') return { ...text, isIllFormed: false };
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
