import { Injectable } from '@nestjs/common';
import type { Ask } from '../../platform/ask.ts';
import { Database } from '../../platform/database.ts';
import type { Writes } from '../../platform/writes.ts';
import { encodeList, keyOf, lengthOf, type Chunk } from './chunkList.ts';
import { CompressFeeds } from './compressFeeds.ts';
import { deflateChunk } from './gzip.ts';
import { KeptFeeds } from './keptFeeds.ts';
import { differenceOf } from './listDifference.ts';
import type { CutBytes, PlannedFeed } from './plan.ts';
import type { NewChunk } from './recut.ts';

/** A feed whose chunks are in the store, though nothing says yet that they are to stay, or few enough to come with the publication. */
export interface BroughtFeed {
  showId: string;
  /** The same bytes have the same name. */
  name: Buffer;
  mediaType: string;
  length: number;
  chunks: readonly Chunk[];
  /** Those that are not there yet: the few of a correction. */
  coming: { sha256: Buffer; deflated: Buffer }[];
  /** The newest list that is kept whole, to which this feed's is kept as the difference. */
  base: { name: Buffer; chunks: readonly Chunk[] } | null;
}

interface ReadyFeed {
  /** Null where they are too many to come with the publication. */
  coming: BroughtFeed['coming'] | null;
  newest: BroughtFeed['base'];
}

const BATCH_BYTES = 4_000_000;
/** So much comes with the publication itself: one way to the disk less, and nobody waits for it. */
const FEW_BYTES = 1_000_000;
/** As many as there may be parameters of a statement, and more than a batch has of any feed's items. */
const BATCH_CHUNKS = 500;

/** Keeps the bytes of feeds: what two of a show's publications have in common is there once. */
@Injectable()
export class FeedStore {
  /** A feed is planned over what was public then, and is published over nothing else: what was newest is so still. */
  private readonly ready = new WeakMap<PlannedFeed, Promise<ReadyFeed>>();

  constructor(private readonly database: Database, private readonly kept: KeptFeeds, private readonly compress: CompressFeeds) {}

  /** Of a feed that may be published: what takes time and writes nothing, so that whoever publishes what was looked at does not wait for it. */
  makeReady(showId: string, planned: PlannedFeed): Promise<ReadyFeed> {
    const ready = this.ready.get(planned) ?? this.prepare(showId, planned);
    this.ready.set(planned, ready);
    ready.catch(() => this.ready.delete(planned));
    return ready;
  }

  private async prepare(showId: string, planned: PlannedFeed): Promise<ReadyFeed> {
    const fresh = freshOf(planned);
    const few = fresh.filter(hasBytes);
    const areFew = few.length === fresh.length && lengthOf(few) <= FEW_BYTES;
    const [coming, newest] = await Promise.all([areFew ? deflated(few) : null, this.kept.newestWhole(showId)]);
    return { coming, newest };
  }

  /**
   * Brings what is new of a feed into the store. That is no part of the publication's transaction, which {@link keep} is: a hundred
   * megabytes are not written while others wait. What nobody keeps in the end is swept away later.
   */
  async bring(showId: string, planned: PlannedFeed, mediaType: string): Promise<BroughtFeed> {
    const { coming, newest } = await this.makeReady(showId, planned);
    const { name, length, chunks, base } = planned;
    if (coming === null) await this.write(showId, freshOf(planned), base);
    return { showId, name, mediaType, length, chunks: chunks.map(({ bytes: _, ...chunk }) => chunk), coming: coming ?? [], base: newest };
  }

  /**
   * With the publication, and with the show held: from here on the feed stays.
   *
   * @throws Error when chunks were swept away since they were brought, which took hours then
   */
  async keep(ask: Ask, writes: Writes, { showId, name, mediaType, length, chunks, coming, base }: BroughtFeed): Promise<void> {
    const known = base === null || base.name.equals(name) ? [] : base.chunks;
    await this.areThere(ask, showId, chunks, new Set([...known, ...coming].map(keyOf)));
    const whole = encodeList(chunks);
    const difference = differenceOf(encodeList(known), whole);
    const asDifference = known.length > 0 && difference.length < whole.length / 2;
    writes.insert('chunk', coming.map(({ sha256, deflated }) => ({ showId, sha256: hex(sha256), deflated: hex(deflated) })), 'on conflict do nothing');
    // one that is there stays as it is, unless it was given up
    writes.insert('published_feed', [{ showId, name: hex(name), mediaType, length, base: asDifference ? hex(base!.name) : null, chunks: hex(asDifference ? difference : whole) }],
      'on conflict ("showId", name) do update set base = excluded.base, chunks = excluded.chunks, "retiredAt" = null where "published_feed"."retiredAt" is not null');
    await this.compress.ask(writes, showId);
  }

  /** Writes the chunks that the store has not; one batch of them is in memory at a time. */
  private async write(showId: string, chunks: readonly NewChunk[], base: CutBytes | null): Promise<void> {
    const missing = await this.missing(showId, chunks);
    const places = new Map(base && !base.areKept ? base.chunks.map((chunk, index) => [keyOf(chunk), index]) : []);
    for (const batch of batchesOf(missing)) {
      const loaded: Required<NewChunk>[] = [];
      for (const chunk of batch) loaded.push({ ...chunk, bytes: chunk.bytes ?? (await base!.load(places.get(keyOf(chunk))!)) });
      await this.insert(showId, loaded);
    }
  }

  /** Those that the store has not, each once. */
  private async missing(showId: string, chunks: readonly NewChunk[]): Promise<NewChunk[]> {
    const fresh = new Map(chunks.map((chunk) => [keyOf(chunk), chunk]));
    if (fresh.size === 0) return [];
    const { rows } = await this.database.pool.query<{ sha256: Buffer }>(
      'select sha256 from "chunk" where "showId" = $1 and sha256 = any($2::bytea[])', [showId, [...fresh.values()].map(({ sha256 }) => sha256)]);
    for (const { sha256 } of rows) fresh.delete(keyOf({ sha256 }));
    return [...fresh.values()];
  }

  private async insert(showId: string, chunks: readonly Required<NewChunk>[]): Promise<void> {
    const rows = chunks.map((_, index) => `($1, $${index * 2 + 2}, $${index * 2 + 3})`);
    await this.database.pool.query(
      `insert into "chunk" ("showId", sha256, deflated) values ${rows.join(', ')} on conflict do nothing`,
      [showId, ...(await deflated(chunks)).flatMap(({ sha256, deflated: piece }) => [sha256, piece])]);
  }

  /** A chunk that was there when it was brought may be swept away before the show is held. */
  private async areThere(ask: Ask, showId: string, chunks: readonly Chunk[], known: ReadonlySet<string>): Promise<void> {
    const unsure = [...new Set(chunks.filter((chunk) => !known.has(keyOf(chunk))).map(({ sha256 }) => sha256.toString('hex')))];
    if (unsure.length === 0) return;
    const [found] = await ask<{ count: number }>(
      `select count(*)::int as count from "chunk" where "showId" = $1::uuid and sha256 = any(select decode(hex, 'hex') from unnest($2::text[]) as hex)`, [showId, unsure]);
    if (found!.count !== unsure.length) throw new Error('what was about to be published was swept away meanwhile: publish again');
  }
}

/** The chunks that the store may not have. */
const freshOf = ({ chunks, base }: PlannedFeed): readonly NewChunk[] => (base?.areKept ? chunks.filter(hasBytes) : chunks);

const hasBytes = (chunk: NewChunk): chunk is Required<NewChunk> => chunk.bytes !== undefined;

const deflated = (chunks: readonly Required<NewChunk>[]) => Promise.all(chunks.map(async ({ sha256, bytes }) => ({ sha256, deflated: await deflateChunk(bytes) })));

/** As JSON brings bytes to a column. */
const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;

function* batchesOf(chunks: readonly NewChunk[]): Generator<NewChunk[]> {
  let batch: NewChunk[] = [];
  let size = 0;
  for (const chunk of chunks) {
    batch.push(chunk);
    size += chunk.length;
    if (size < BATCH_BYTES && batch.length < BATCH_CHUNKS) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}
