import { byteOffsetsOf } from '#core/feed/byteOffsets';
import { indexOf } from '#core/feed/feedIndex';
import { readShow } from '#core/feed/readShow';
import { skeletonOf } from '#core/feed/skeleton';
import type { Range } from '#core/model/patch';
import type { Transaction } from '../platform/database.ts';
import { insertRows } from '../platform/insertRows.ts';
import { sha256 } from '../platform/secrets.ts';
import { chunksOf, encodeList } from '../publish/store/chunkList.ts';
import { understand, type UnderstoodFeed } from './understand.ts';

/**
 * Keeps where each item of a feed source lies in its bytes, its hash and its key, and what is around the items, so that one item is
 * read, written, compared or published without the others. Whoever stores a feed source calls this in the same transaction; a second
 * call adds what a source of before lacks, and changes nothing else.
 *
 * @param feed what the bytes were understood as; read from them where it is absent
 * @throws Error where the bytes are no feed: whoever stores them has read them before
 */
export async function indexSource(transaction: Transaction, sourceId: string, bytes: Uint8Array, feed = feedIn(sourceId, bytes)): Promise<void> {
  const { document, encoding, bom } = feed;
  const index = indexOf(document);
  const byteAt = byteOffsetsOf(feed);
  const [declareAt, headStart, headEnd] = [byteAt(index.declareAt), byteAt(index.head.start), byteAt(index.head.end)];
  const row = {
    sourceId, encoding, bom, declareAt, headStart, headEnd,
    bindings: index.bindings, entities: index.entities, show: readShow(document.text, document.channel),
  };
  // not through Prisma: it loses a prefix named __proto__
  await insertSkeleton(transaction, sourceId, bytes, document.text, index.items);
  const added = await transaction.$executeRaw`insert into "source_index" select * from jsonb_populate_record(null::"source_index", ${JSON.stringify(row)}::jsonb) on conflict do nothing`;
  if (added === 0) return;
  await insertRows(transaction, 'source_item', index.items.map(({ key, guid, start, end }, position) => {
    const [startByte, endByte] = [byteAt(start), byteAt(end)];
    return { sourceId, position, key, guid, startByte, endByte, sha256: `\\x${sha256(bytes.subarray(startByte, endByte)).toString('hex')}` };
  }));
}

async function insertSkeleton(transaction: Transaction, sourceId: string, bytes: Uint8Array, text: string, items: readonly Range[]): Promise<void> {
  const chunks = encodeList(chunksOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
  const lines = items.map(({ start, end }) => lineEndsIn(text, start, end));
  await transaction.$executeRaw`
    insert into "source_skeleton" ("sourceId", text, lines, chunks) values (${sourceId}::uuid, ${skeletonOf(text, items)}, ${lines}::int[], decode(${chunks.toString('hex')}, 'hex')) on conflict do nothing`;
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
