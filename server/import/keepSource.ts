import { randomUUID } from 'node:crypto';
import type { RepairName } from '#core/feed/repair/rule';
import type { Database } from '../platform/database.ts';
import { sha256 } from '../platform/secrets.ts';
import { indexSource } from './indexSource.ts';
import type { Understanding } from './understand.ts';

/** Bytes that somebody brought, with where they came from. */
export interface Brought {
  bytes: Uint8Array<ArrayBuffer>;
  fileName: string | null;
  /** Sealed. */
  url: Uint8Array<ArrayBuffer> | null;
  etag: string | null;
  lastModified: string | null;
  createdBy: string;
  /** The source they were mended from, and by which rules. */
  repairedFrom?: string;
  repairs?: RepairName[];
}

/** As long as it may take to note the places of the largest feed on the slowest machine. */
const TIMEOUT_MS = 5 * 60_000;

const INSERT = `
  insert into "source" (id, kind, format, encoding, bytes, sha256, "fileName", url, etag, "lastModified", "createdBy", "createdAt", "repairedFrom", repairs)
  values ($1, $2::"SourceKind", $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`;

/** Keeps what was brought for a day, in no show, until it is accepted. What nobody accepted in time goes. */
export async function keepSource(database: Database, brought: Brought, understood: Understanding): Promise<string> {
  const id = randomUUID();
  const createdAt = new Date();
  const { bytes, fileName, url, etag, lastModified, createdBy, repairedFrom = null, repairs = [] } = brought;
  const kind = understood.format === 'rss' ? 'feed' : 'notes';
  const encoding = 'encoding' in understood ? understood.encoding : 'utf-8';
  // not through Prisma, which writes bytes as text; alone, a source without places gets them when it is first read
  await database.pool.query(INSERT, [id, kind, understood.format, encoding, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), sha256(bytes), fileName, url && Buffer.from(url), etag, lastModified, createdBy, createdAt, repairedFrom, repairs]);
  await database.transaction(async (transaction) => {
    await transaction.$executeRaw`delete from "source" where "showId" is null and "createdAt" < now() - interval '1 day'`;
    // what was mended stays as long as what it was mended from
    if (repairedFrom !== null) await transaction.source.updateMany({ where: { id: repairedFrom }, data: { createdAt } });
    if ('document' in understood) await indexSource(transaction, id, bytes, understood);
  }, { timeout: TIMEOUT_MS });
  return id;
}
