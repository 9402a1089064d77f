import { Injectable } from '@nestjs/common';
import { readSkeleton, type Skeleton } from '#core/feed/skeleton';
import { Database } from '../platform/database.ts';
import { decodeList, type Chunk } from '../publish/store/chunkList.ts';
import { ReadAhead } from './readAhead.ts';
import { SourceItems } from './sourceItems.ts';

/** An item's position in the source, and what is known about it without reading it. */
export interface SkeletonItem {
  position: number;
  key: string;
  startByte: number;
  endByte: number;
  /** Hash of its bytes, in hex. */
  sha256: string;
  /** Number of line ends in it. */
  lines: number;
}

/** A feed source without the content of its items. */
export interface SourceSkeleton extends Skeleton {
  sourceId: string;
  encoding: string;
  bom: boolean;
  /** Length of the source in bytes. */
  length: number;
  items: SkeletonItem[];
  byKey: ReadonlyMap<string, SkeletonItem>;
  /** How its bytes are cut into chunks. */
  chunks: readonly Chunk[];
}

interface Row {
  encoding: string;
  bom: boolean;
  length: number;
  text: string;
  lines: number[];
  chunks: Buffer;
}

const KEPT = 8;
const TIMEOUT_MS = 5 * 60_000;

/** Skeletons of feed sources. Sources never change, so the last few are cached. */
@Injectable()
export class Skeletons {
  private readonly kept = new Map<string, { skeleton: SourceSkeleton; ahead: ReadAhead }>();

  constructor(private readonly database: Database, private readonly items: SourceItems) {}

  async of(sourceId: string): Promise<SourceSkeleton> {
    return (await this.withBytes(sourceId)).skeleton;
  }

  /** A range of a source's bytes. */
  async bytes(sourceId: string, start: number, end: number): Promise<Buffer> {
    return (await this.withBytes(sourceId)).ahead.range(start, end);
  }

  private async withBytes(sourceId: string): Promise<{ skeleton: SourceSkeleton; ahead: ReadAhead }> {
    let known = this.kept.get(sourceId);
    if (!known) {
      const skeleton = await this.read(sourceId);
      known = { skeleton, ahead: new ReadAhead((start, end) => this.range(sourceId, start, end), skeleton.length) };
    }
    this.kept.delete(sourceId);
    this.kept.set(sourceId, known);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    return known;
  }

  private async range(sourceId: string, start: number, end: number): Promise<Buffer> {
    const { rows: [row] } = await this.database.pool.query<{ bytes: Buffer }>('select substring(bytes from $2::int + 1 for $3::int - $2::int) as bytes from "source" where id = $1', [sourceId, start, end]);
    return row!.bytes;
  }

  private async read(sourceId: string): Promise<SourceSkeleton> {
    let row = await this.row(sourceId);
    if (!row) {
      await this.database.transaction((transaction) => this.items.index(transaction, sourceId), { timeout: TIMEOUT_MS });
      row = await this.row(sourceId);
    }
    if (!row) throw new Error(`source ${sourceId} is no feed`);
    const { encoding, bom, length, text, lines, chunks } = row;
    const { rows } = await this.database.pool.query<Omit<SkeletonItem, 'lines'>>(
      `select position, key, "startByte", "endByte", encode(sha256, 'hex') as sha256 from "source_item" where "sourceId" = $1 order by position`, [sourceId]);
    const items = rows.map((item, position) => ({ ...item, lines: lines[position]! }));
    return { sourceId, encoding, bom, length, ...readSkeleton(text), items, byKey: new Map(items.map((item) => [item.key, item])), chunks: decodeList(chunks) };
  }

  private async row(sourceId: string): Promise<Row | undefined> {
    const { rows: [row] } = await this.database.pool.query<Row>(
      `select x.encoding, x.bom, octet_length(s.bytes) as length, k.text, k.lines, k.chunks
         from "source" s join "source_index" x on x."sourceId" = s.id join "source_skeleton" k on k."sourceId" = s.id where s.id = $1`, [sourceId]);
    return row;
  }
}
