import { createHash } from 'node:crypto';
import type { RepairName } from '#core/feed/repair/rule';
import type { Database } from '../platform/database.ts';
import { sha256 as hashOf } from '../platform/secrets.ts';
import { opened, whole } from './pieces.ts';
import { feedBeginning, understandPage, type UnderstoodNotes } from './understand.ts';

/** Where bytes came from that somebody brought. */
export interface Brought {
  fileName: string | null;
  /** Sealed. */
  url: Uint8Array<ArrayBuffer> | null;
  etag: string | null;
  lastModified: string | null;
  /** Null: nobody, it was looked for. */
  createdBy: string | null;
  /** The source they were mended from, and by which rules. */
  repairedFrom?: string;
  repairs?: RepairName[];
}

type Store = Pick<Database, 'pool'>;

const COLUMNS = '"fileName", url, etag, "lastModified", "createdBy", "createdAt", "repairedFrom", repairs';

const valuesOf = ({ fileName, url, etag, lastModified, createdBy, repairedFrom, repairs = [] }: Brought, createdAt: Date): unknown[] =>
  [fileName, url && Buffer.from(url), etag, lastModified, createdBy, createdAt, repairedFrom ?? null, repairs];

// not through Prisma, which writes bytes as text
const INSERT_PAGE = `insert into "source" (id, kind, format, bytes, sha256, ${COLUMNS}) values ($1, 'notes', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

/** As much as can be read of a page while somebody waits. */
const LARGEST_PAGE = 20_000_000;

/** What was kept: a feed, that is still to be read, or a page, read. */
export type Kept = { bytes: number; page: UnderstoodNotes | null };

/** Keeps what somebody brought for a day, in no show, until it is accepted. */
export async function keepSource(store: Store, id: string, pieces: AsyncGenerator<Buffer>, brought: Brought): Promise<Kept> {
  const { head, all } = await opened(pieces);
  const feed = feedBeginning(head);
  if (feed) return { bytes: (await keepFeed(store, id, feed.encoding, all, brought)).length, page: null };
  const bytes = await whole(all, LARGEST_PAGE);
  const page = understandPage(bytes);
  await store.pool.query(INSERT_PAGE, [id, page.format, bytes, hashOf(bytes), ...valuesOf(brought, new Date())]);
  return { bytes: bytes.length, page };
}

const INSERT_PIECE = 'insert into "source_piece" ("sourceId", position, bytes) values ($1, $2, $3)';
const INSERT_FEED = `
  with came as (delete from "source_piece" where "sourceId" = $1 returning position, bytes)
  insert into "source" (id, kind, format, bytes, encoding, sha256, ${COLUMNS})
  select $1, 'feed', 'rss', string_agg(bytes, ''::bytea order by position), $2, $3, $4, $5, $6, $7, $8, $9, $10::uuid, $11 from came`;

/** Keeps a feed. Nothing is held of it here but the piece that comes. */
export async function keepFeed({ pool }: Store, id: string, encoding: string, pieces: AsyncIterable<Buffer>, brought: Brought): Promise<{ length: number; sha256: Buffer }> {
  await pool.query('delete from "source_piece" where "sourceId" = $1', [id]); // of a server that died over it
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
  // what was mended stays as long as what it was mended from
  if (brought.repairedFrom !== undefined) await pool.query('update "source" set "createdAt" = $2 where id = $1', [brought.repairedFrom, createdAt]);
  return { length, sha256 };
}

/** What nobody accepted within a day goes, with all that was known of it. */
export async function forgetOld({ pool }: Store): Promise<void> {
  await pool.query(`delete from "source" where "showId" is null and "createdAt" < now() - interval '1 day'`);
  await pool.query(`delete from "source_piece" where "createdAt" < now() - interval '1 day'`);
  await pool.query(`delete from "import_reading" where at < now() - interval '1 day'`);
}
