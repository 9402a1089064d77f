import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.ts';
import { decodeList, keyOf, lengthOf, type Chunk } from './chunkList.ts';
import { gzipOf, inflateChunk } from './gzip.ts';
import { listFrom } from './listDifference.ts';
import type { CutBytes } from './plan.ts';

interface ListRow {
  chunks: Buffer | null;
  baseChunks: Buffer | null;
  hasBase: boolean;
}

/** Chunks per query. */
const BATCH = 64;

/** Reads the bytes of stored feeds. */
@Injectable()
export class KeptFeeds {
  constructor(private readonly database: Database) {}

  /** @throws Error if its bytes were deleted (KEEP_PUBLICATIONS), or there was never a feed of this name */
  async list(showId: string, name: Uint8Array): Promise<Chunk[]> {
    const { rows: [row] } = await this.database.pool.query<ListRow>(
      `select f.chunks, b.chunks as "baseChunks", f.base is not null as "hasBase"
         from "published_feed" f left join "published_feed" b on b."showId" = f."showId" and b.name = f.base
        where f."showId" = $1 and f.name = $2`,
      [showId, name]);
    if (!row?.chunks) throw new Error('the bytes of this publication are no longer kept');
    return decodeList(row.hasBase ? listFrom(row.baseChunks!, row.chunks) : row.chunks);
  }

  /** The complete list that the show's newest publication has, or is stored as a difference to; null if its bytes were deleted. */
  async newestWhole(showId: string): Promise<{ name: Buffer; chunks: Chunk[] } | null> {
    const { rows: [row] } = await this.database.pool.query<{ name: Buffer; chunks: Buffer }>(
      `select b.name, b.chunks
         from (select "showId", sha256 from "publication" where "showId" = $1 order by number desc limit 1) p
         join "published_feed" f on f."showId" = p."showId" and f.name = p.sha256 and f."retiredAt" is null
         join "published_feed" b on b."showId" = f."showId" and b.name = coalesce(f.base, f.name)`, [showId]);
    return row ? { name: row.name, chunks: decodeList(row.chunks) } : null;
  }

  /** The feed as chunks, to be edited without reading all of it. */
  async cut(showId: string, name: Uint8Array): Promise<CutBytes> {
    const chunks = await this.list(showId, name);
    return { chunks, areKept: true, load: (from, to) => this.bytes(showId, chunks.slice(from, to)) };
  }

  /** The feed as it was published. */
  async whole(showId: string, name: Uint8Array): Promise<Buffer> {
    return Buffer.concat(await this.bytes(showId, await this.list(showId, name)));
  }

  /** The feed as it was published, one batch of chunks at a time. */
  async pieces(showId: string, name: Uint8Array): Promise<{ pieces: AsyncIterable<Buffer>; length: number }> {
    const chunks = await this.list(showId, name);
    const length = lengthOf(chunks);
    return { pieces: this.between(showId, chunks, 0, length), length };
  }

  async gzip(showId: string, name: Uint8Array): Promise<Buffer> {
    const chunks = await this.list(showId, name);
    const deflated: Buffer[] = [];
    for await (const batch of this.deflated(showId, chunks)) deflated.push(...batch);
    return gzipOf(chunks, deflated);
  }

  async brotli(showId: string, name: Uint8Array): Promise<Buffer> {
    const { rows: [row] } = await this.database.pool.query<{ brotli: Buffer | null }>('select brotli from "published_feed" where "showId" = $1 and name = $2', [showId, name]);
    if (!row?.brotli) throw new Error('this feed is not compressed with brotli');
    return row.brotli;
  }

  /** A range of bytes, one batch of chunks at a time, so that a hundred megabytes are never in memory at once. */
  async *between(showId: string, chunks: readonly Chunk[], start: number, end: number): AsyncGenerator<Buffer> {
    let offset = 0;
    const wanted: Chunk[] = [];
    let skipped = 0;
    for (const chunk of chunks) {
      if (offset + chunk.length <= start) skipped = offset + chunk.length;
      else if (offset < end) wanted.push(chunk);
      offset += chunk.length;
    }
    let at = skipped;
    for (let index = 0; index < wanted.length; index += BATCH) {
      for (const bytes of await this.bytes(showId, wanted.slice(index, index + BATCH))) {
        yield bytes.subarray(Math.max(0, start - at), Math.min(bytes.length, end - at));
        at += bytes.length;
      }
    }
  }

  /** The bytes of chunks, in order. */
  async bytes(showId: string, chunks: readonly Chunk[]): Promise<Buffer[]> {
    const all: Buffer[] = [];
    for await (const batch of this.deflated(showId, chunks)) all.push(...(await Promise.all(batch.map(inflateChunk))));
    return all;
  }

  private async *deflated(showId: string, chunks: readonly Chunk[]): AsyncGenerator<Buffer[]> {
    for (let index = 0; index < chunks.length; index += BATCH) {
      const batch = chunks.slice(index, index + BATCH);
      const { rows } = await this.database.pool.query<{ sha256: Buffer; deflated: Buffer }>(
        'select sha256, deflated from "chunk" where "showId" = $1 and sha256 = any($2::bytea[])', [showId, batch.map(({ sha256 }) => sha256)]);
      const found = new Map(rows.map((row) => [keyOf(row), row.deflated]));
      yield batch.map((chunk) => {
        const deflated = found.get(keyOf(chunk));
        if (!deflated) throw new Error(`the chunk ${chunk.sha256.toString('hex')} of a published feed is gone`);
        return deflated;
      });
    }
  }
}
