import { byteOffsetsOf } from '#core/feed/byteOffsets';
import { indexOf } from '#core/feed/feedIndex';
import { readShow } from '#core/feed/readShow';
import type { ScannedFeed } from '#core/feed/scan';
import { skeletonOf } from '#core/feed/skeleton';
import type { Transaction } from '../platform/database.ts';
import { insertRows } from '../platform/insertRows.ts';
import { sha256 } from '../platform/secrets.ts';
import { chunksOf, encodeList, type Chunk } from '../publish/store/chunkList.ts';
import { understand, type UnderstoodFeed } from './understand.ts';

/** Where an item is in the bytes of its source. */
export interface IndexedItem {
  key: string;
  guid: string | null;
  startByte: number;
  endByte: number;
  sha256: string;
  /** Number of line ends in it. */
  lines: number;
}

/** Everything stored about the positions in a feed source. */
export interface Indexed extends ScannedFeed {
  encoding: string;
  bom: boolean;
  items: readonly IndexedItem[];
  chunks: readonly Chunk[];
}

/** A SHA-256 in PostgreSQL's notation for bytes, for use in JSON. */
export const hashOf = (bytes: Uint8Array): string => `\\x${sha256(bytes).toString('hex')}`;

/**
 * Records each item's position in the bytes of a feed source, its hash and its key, and what is around the items, so that one item can be
 * read, written, compared or published without the others. Must be called in the transaction that stores a feed source; a second call
 * adds what an older source lacks, and changes nothing else.
 *
 * @param feed the bytes as read; if absent, they are read here
 * @throws Error if the bytes are not a feed, since only feeds that have been read are stored
 */
export async function indexSource(transaction: Transaction, sourceId: string, bytes: Uint8Array, feed = feedIn(sourceId, bytes)): Promise<void> {
  const { document, encoding, bom } = feed;
  const index = indexOf(document);
  const byteAt = byteOffsetsOf(feed);
  const [declareAt, headStart, headEnd] = [byteAt(index.declareAt), byteAt(index.head.start), byteAt(index.head.end)];
  const items = index.items.map(({ key, guid, start, end }): IndexedItem => {
    const [startByte, endByte] = [byteAt(start), byteAt(end)];
    return { key, guid, startByte, endByte, sha256: hashOf(bytes.subarray(startByte, endByte)), lines: lineEndsIn(document.text, start, end) };
  });
  await keepIndex(transaction, sourceId, {
    encoding, bom, declareAt, headStart, headEnd, bindings: index.bindings, entities: index.entities, show: readShow(document.text, document.channel), items,
    skeleton: skeletonOf(document.text, index.items), chunks: chunksOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
  });
}

/** Stores the positions in a feed source that was read while it arrived. */
export async function keepIndex(transaction: Transaction, sourceId: string, { items, skeleton, chunks, ...index }: Indexed): Promise<void> {
  const lines = items.map((item) => item.lines);
  await transaction.$executeRaw`
    insert into "source_skeleton" ("sourceId", text, lines, chunks) values (${sourceId}::uuid, ${skeleton}, ${lines}::int[], decode(${encodeList(chunks).toString('hex')}, 'hex')) on conflict do nothing`;
  // not through Prisma, which loses a prefix named __proto__
  const added = await transaction.$executeRaw`insert into "source_index" select * from jsonb_populate_record(null::"source_index", ${JSON.stringify({ sourceId, ...index })}::jsonb) on conflict do nothing`;
  if (added > 0) await insertRows(transaction, 'source_item', items.map(({ lines: _, ...item }, position) => ({ sourceId, position, ...item })));
}

function lineEndsIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function feedIn(sourceId: string, bytes: Uint8Array): UnderstoodFeed {
  const understood = understand(bytes);
  if ('document' in understood) return understood;
  throw new Error('problems' in understood ? `source ${sourceId} cannot be read: ${understood.problems[0]!.message}` : `source ${sourceId} is no feed`);
}
