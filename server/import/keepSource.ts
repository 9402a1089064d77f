import { randomUUID } from 'node:crypto';
import type { RepairName } from '#core/feed/repair/rule';
import type { Transaction } from '../platform/database.ts';
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

/** Keeps what was brought for a day, in no show, until it is accepted. What nobody accepted in time goes. */
export async function keepSource(transaction: Transaction, brought: Brought, understood: Understanding): Promise<string> {
  const id = randomUUID();
  const createdAt = new Date();
  await transaction.$executeRaw`delete from "source" where "showId" is null and "createdAt" < now() - interval '1 day'`;
  await transaction.source.create({
    data: {
      ...brought, id, createdAt, kind: understood.format === 'rss' ? 'feed' : 'notes', format: understood.format,
      encoding: 'encoding' in understood ? understood.encoding : 'utf-8', sha256: Uint8Array.from(sha256(brought.bytes)),
    },
  });
  // what was mended stays as long as what it was mended from
  if (brought.repairedFrom !== undefined) await transaction.source.update({ where: { id: brought.repairedFrom }, data: { createdAt } });
  if ('document' in understood) await indexSource(transaction, id, brought.bytes, understood);
  return id;
}
