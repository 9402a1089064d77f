import { createHash } from 'node:crypto';
import type { RepairName } from '#core/feed/repair/rule';
import type { Database } from '../platform/database.ts';
import { sha256 as hashOf } from '../platform/secrets.ts';
import { requireNoOtherFile, requireWords } from './notText.ts';
import { opened, whole } from './pieces.ts';
import { feedBeginning, understandPage, type UnderstoodNotes } from './understand.ts';

/** Where the bytes of an import came from. */
export interface Brought {
  fileName: string | null;
  /** Encrypted. */
  url: Uint8Array<ArrayBuffer> | null;
  etag: string | null;
  lastModified: string | null;
  /** Null if no person brought it, but a poll of the upstream feed. */
  createdBy: string | null;
  /** The source that was repaired, and by which rules. */
  repairedFrom?: string;
  repairs?: RepairName[];
}

type Store = Pick<Database, 'pool'>;

const COLUMNS = '"fileName", url, etag, "lastModified", "createdBy", "createdAt", "repairedFrom", repairs';

const valuesOf = ({ fileName, url, etag, lastModified, createdBy, repairedFrom, repairs = [] }: Brought, createdAt: Date): unknown[] =>
  [fileName, url && Buffer.from(url), etag, lastModified, createdBy, createdAt, repairedFrom ?? null, repairs];

// not through Prisma, which sends bytes as text
const INSERT_PAGE = `insert into "source" (id, kind, format, bytes, sha256, ${COLUMNS}) values ($1, 'notes', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** The largest page that can be read while somebody waits. */
const LARGEST_PAGE = 20_000_000;

/** What was stored: the length, and for a page, what was read; a feed is still to be read. */
export type Kept = { bytes: number; page: UnderstoodNotes | null };

/**
 * Stores an import as a source without a show, which is deleted after a day unless it is accepted.
 *
 * @throws HttpException if it is neither a feed nor a page
 */
export async function keepSource(store: Store, id: string, pieces: AsyncGenerator<Buffer>, brought: Brought): Promise<Kept> {
  const { head, all } = await opened(pieces);
  const feed = feedBeginning(head);
  if (feed) return { bytes: (await keepFeed(store, id, feed.encoding, all, brought)).length, page: null };
  requireNoOtherFile(head);
  const bytes = await whole(all, LARGEST_PAGE);
  const page = understandPage(bytes);
  requireWords(page.text);
  await store.pool.query(INSERT_PAGE, [id, page.format, bytes, hashOf(bytes), ...valuesOf(brought, new Date())]);
  return { bytes: bytes.length, page };
}

const INSERT_PIECE = 'insert into "source_piece" ("sourceId", position, bytes) values ($1, $2, $3)';
const INSERT_FEED = `
  with came as (delete from "source_piece" where "sourceId" = $1 returning position, bytes)
  insert into "source" (id, kind, format, bytes, encoding, sha256, ${COLUMNS})
  select $1, 'feed', 'rss', string_agg(bytes, ''::bytea order by position), $2, $3, $4, $5, $6, $7, $8, $9, $10::uuid, $11 from came`;

/** Stores a feed; only the piece that arrives is in memory. */
export async function keepFeed({ pool }: Store, id: string, encoding: string, pieces: AsyncIterable<Buffer>, brought: Brought): Promise<{ length: number; sha256: Buffer }> {
  await pool.query('delete from "source_piece" where "sourceId" = $1', [id]); // left by a server that died
  const hash = createHash('sha256');
  const createdAt = new Date();
  let length = 0;
  let position = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    length += piece.length;
    await pool.query(INSERT_PIECE, [id, position++, piece]);
  }
  const sha256 = hash.digest();
  await pool.query(INSERT_FEED, [id, encoding, sha256, ...valuesOf(brought, createdAt)]);
  // the original must last as long as its repaired version
  if (brought.repairedFrom !== undefined) await pool.query('update "source" set "createdAt" = $2 where id = $1', [brought.repairedFrom, createdAt]);
  return { length, sha256 };
}

/** Deletes imports that nobody accepted within a day, with everything recorded about them. */
export async function forgetOld({ pool }: Store): Promise<void> {
  await pool.query(`delete from "source" where "showId" is null and "createdAt" < now() - interval '1 day'`);
  await pool.query(`delete from "source_piece" where "createdAt" < now() - interval '1 day'`);
  await pool.query(`delete from "import_reading" where at < now() - interval '1 day'`);
}
