import { Injectable } from '@nestjs/common';
import type { Ask } from '../../platform/ask.ts';
import { batchesOf } from '../../platform/batchesOf.ts';
import { Database } from '../../platform/database.ts';
import type { Writes } from '../../platform/writes.ts';
import { encodeList, keyOf, lengthOf, type Chunk } from './chunkList.ts';
import { CompressFeeds } from './compressFeeds.ts';
import { KeptFeeds } from './keptFeeds.ts';
import { differenceOf } from './listDifference.ts';
import { chunkAt, type CutBytes, type PlannedFeed } from './plan.ts';
import { deflated, type NewChunk } from './recut.ts';

/** A feed whose chunks are either stored, though not referenced yet, or few enough to be written with the publication. */
export interface BroughtFeed extends Omit<ReadyFeed, 'coming'> {
  showId: string;
  /** The same bytes have the same name. */
  name: Buffer;
  mediaType: string;
  length: number;
  /** Chunks not stored yet: the few of a correction. */
  coming: DeflatedChunk[];
}

interface ReadyFeed {
  /** Null if there are too many to be written with the publication. */
  coming: DeflatedChunk[] | null;
  /** Its list of chunks or, if that is much shorter, the difference to the newest list stored whole, which is then the base. */
  list: { base: Buffer | null; chunks: Buffer };
  /** Stored chunks that nothing references yet: neither in the public feed nor written with the publication. */
  unsure: string[];
}

type DeflatedChunk = Required<NewChunk>;

const BATCH_BYTES = 4_000_000;
/** Up to this size, chunks are written with the publication itself, which saves a sync to disk. */
const FEW_BYTES = 1_000_000;
/** Chunks per statement. */
const BATCH_CHUNKS = 500;

/** Stores the bytes of feeds; what several publications of a show have in common is stored once. */
@Injectable()
export class FeedStore {
  /** May be cached by plan, since a feed is only published if the feed it was planned over is still the newest. */
  private readonly ready = new WeakMap<PlannedFeed, Promise<ReadyFeed>>();

  constructor(private readonly database: Database, private readonly kept: KeptFeeds, private readonly compress: CompressFeeds) {}

  /** Does at the preview whatever takes time and writes nothing, so that publishing does not have to wait for it. */
  makeReady(showId: string, planned: PlannedFeed): Promise<ReadyFeed> {
    const ready = this.ready.get(planned) ?? this.prepare(showId, planned);
    this.ready.set(planned, ready);
    ready.catch(() => this.ready.delete(planned));
    return ready;
  }

  private async prepare(showId: string, planned: PlannedFeed): Promise<ReadyFeed> {
    const fresh = freshOf(planned);
    const few = fresh.filter(isDeflated);
    const coming = few.length === fresh.length && lengthOf(few) <= FEW_BYTES ? few : null;
    return { coming, list: listOf(planned, await this.kept.newestWhole(showId)), unsure: unsureOf(planned, coming ?? []) };
  }

  /**
   * Writes the new chunks of a feed. Unlike {@link keep}, this is not part of the publication's transaction, so that others do not wait while
   * a hundred megabytes are written. Chunks that no publication references in the end are deleted later.
   */
  async bring(showId: string, planned: PlannedFeed, mediaType: string): Promise<BroughtFeed> {
    const { coming, ...ready } = await this.makeReady(showId, planned);
    const { name, length, base } = planned;
    if (coming === null) await this.write(showId, freshOf(planned), base);
    return { showId, name, mediaType, length, ...ready, coming: coming ?? [] };
  }

  /**
   * Call with the show locked, which keeps its chunks from being deleted.
   *
   * @throws Error if chunks were deleted since they were written, which takes hours
   */
  async hold(ask: Ask, { showId, unsure }: BroughtFeed): Promise<void> {
    if (unsure.length === 0) return;
    const [found] = await ask<{ count: number }>(
      `select count(*)::int as count from "chunk" where "showId" = $1::uuid and sha256 = any(select decode(hex, 'hex') from unnest($2::text[]) as hex)`, [showId, [...unsure]]);
    if (found!.count !== unsure.length) throw new Error('what was about to be published was swept away meanwhile: publish again');
  }

  /** Writes the feed in the publication's transaction, after `hold`; from then on it stays. */
  keep(writes: Writes, { showId, name, mediaType, length, list: { base, chunks }, coming }: BroughtFeed): void {
    writes.insert('chunk', coming.map(({ sha256, deflated }) => ({ showId, sha256: hex(sha256), deflated })), 'on conflict do nothing');
    // an existing feed is left alone, unless its bytes were deleted
    writes.insert('published_feed', [{ showId, name: hex(name), mediaType, length, base: base && hex(base), chunks: hex(chunks) }],
      'on conflict ("showId", name) do update set base = excluded.base, chunks = excluded.chunks, "retiredAt" = null where "published_feed"."retiredAt" is not null');
  }

  /** With the publication: the best compression is made when it is out. */
  compressLater(writes: Writes, showId: string): Promise<void> {
    return this.compress.ask(writes, showId);
  }

  /** Writes chunks that are not stored yet, with one batch in memory at a time. */
  private async write(showId: string, chunks: readonly NewChunk[], base: CutBytes | null): Promise<void> {
    const missing = await this.missing(showId, chunks);
    const places = new Map(base && !base.areKept ? base.chunks.map((chunk, index) => [keyOf(chunk), index]) : []);
    for (const batch of batchesOf(missing, ({ length }) => length, { most: BATCH_CHUNKS, heaviest: BATCH_BYTES })) {
      const loaded = [];
      for (const chunk of batch.filter((each) => !isDeflated(each))) loaded.push({ ...chunk, bytes: await chunkAt(base!, places.get(keyOf(chunk))!) });
      await this.insert(showId, [...batch.filter(isDeflated), ...(await deflated(loaded))]);
    }
  }

  /** Chunks that are not stored yet, without duplicates. */
  private async missing(showId: string, chunks: readonly NewChunk[]): Promise<NewChunk[]> {
    const fresh = new Map(chunks.map((chunk) => [keyOf(chunk), chunk]));
    if (fresh.size === 0) return [];
    const { rows } = await this.database.pool.query<{ sha256: Buffer }>(
      'select sha256 from "chunk" where "showId" = $1 and sha256 = any($2::bytea[])', [showId, [...fresh.values()].map(({ sha256 }) => sha256)]);
    for (const { sha256 } of rows) fresh.delete(keyOf({ sha256 }));
    return [...fresh.values()];
  }

  private async insert(showId: string, chunks: readonly DeflatedChunk[]): Promise<void> {
    const rows = chunks.map((_, index) => `($1, $${index * 2 + 2}, $${index * 2 + 3})`);
    await this.database.pool.query(
      `insert into "chunk" ("showId", sha256, deflated) values ${rows.join(', ')} on conflict do nothing`,
      [showId, ...chunks.flatMap(({ sha256, deflated: piece }) => [sha256, piece])]);
  }
}

/** The chunks that may not be stored yet. */
const freshOf = ({ chunks, base }: PlannedFeed): readonly NewChunk[] => (base?.areKept ? chunks.filter(isDeflated) : chunks);

function listOf({ name, chunks }: PlannedFeed, newest: { name: Buffer; chunks: readonly Chunk[] } | null): ReadyFeed['list'] {
  const whole = encodeList(chunks);
  if (newest === null || newest.name.equals(name)) return { base: null, chunks: whole };
  const difference = differenceOf(encodeList(newest.chunks), whole);
  return difference.length < whole.length / 2 ? { base: newest.name, chunks: difference } : { base: null, chunks: whole };
}

/** The public feed, and so all of its chunks, stays until the next publication; the others may be deleted. */
function unsureOf({ chunks, base }: PlannedFeed, coming: readonly DeflatedChunk[]): string[] {
  const sure = new Set([...(base?.areKept ? base.chunks : []), ...coming].map(keyOf));
  return [...new Set(chunks.filter((chunk) => !sure.has(keyOf(chunk))).map(({ sha256 }) => sha256.toString('hex')))];
}

const isDeflated = (chunk: NewChunk): chunk is DeflatedChunk => chunk.deflated !== undefined;

/** Bytes for a column, in JSON. */
const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
