import { Injectable } from '@nestjs/common';
import type { Ask } from '../../platform/ask.ts';
import { batchesOf } from '../../platform/batchesOf.ts';
import { Database } from '../../platform/database.ts';
import type { Writes } from '../../platform/writes.ts';
import { encodeList, keyOf, lengthOf, type Chunk } from './chunkList.ts';
import { CompressFeeds } from './compressFeeds.ts';
import { KeptFeeds } from './keptFeeds.ts';
import { differenceOf } from './listDifference.ts';
import type { CutBytes, PlannedFeed } from './plan.ts';
import { deflated, type NewChunk } from './recut.ts';

/** A feed whose chunks are in the store, though nothing says yet that they are to stay, or few enough to come with the publication. */
export interface BroughtFeed extends Omit<ReadyFeed, 'coming'> {
  showId: string;
  /** The same bytes have the same name. */
  name: Buffer;
  mediaType: string;
  length: number;
  /** Those that are not there yet: the few of a correction. */
  coming: DeflatedChunk[];
}

interface ReadyFeed {
  /** Null where they are too many to come with the publication. */
  coming: DeflatedChunk[] | null;
  /** Its chunks, or where that is much less the difference to the newest list that is kept whole, which is then the base. */
  list: { base: Buffer | null; chunks: Buffer };
  /** The chunks that what is public has not, and that do not come: nothing keeps them yet. */
  unsure: string[];
}

type DeflatedChunk = Required<NewChunk>;

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
    const few = fresh.filter(isDeflated);
    const coming = few.length === fresh.length && lengthOf(few) <= FEW_BYTES ? few : null;
    return { coming, list: listOf(planned, await this.kept.newestWhole(showId)), unsure: unsureOf(planned, coming ?? []) };
  }

  /**
   * Brings what is new of a feed into the store. That is no part of the publication's transaction, which {@link keep} is: a hundred
   * megabytes are not written while others wait. What nobody keeps in the end is swept away later.
   */
  async bring(showId: string, planned: PlannedFeed, mediaType: string): Promise<BroughtFeed> {
    const { coming, ...ready } = await this.makeReady(showId, planned);
    const { name, length, base } = planned;
    if (coming === null) await this.write(showId, freshOf(planned), base);
    return { showId, name, mediaType, length, ...ready, coming: coming ?? [] };
  }

  /**
   * With the show held, which holds its chunks: nothing of it is swept away then.
   *
   * @throws Error when chunks were swept away since they were brought, which took hours then
   */
  async hold(ask: Ask, { showId, unsure }: BroughtFeed): Promise<void> {
    if (unsure.length === 0) return;
    const [found] = await ask<{ count: number }>(
      `select count(*)::int as count from "chunk" where "showId" = $1::uuid and sha256 = any(select decode(hex, 'hex') from unnest($2::text[]) as hex)`, [showId, [...unsure]]);
    if (found!.count !== unsure.length) throw new Error('what was about to be published was swept away meanwhile: publish again');
  }

  /** With the publication, of what is held: from here on the feed stays. */
  async keep(writes: Writes, { showId, name, mediaType, length, list: { base, chunks }, coming }: BroughtFeed): Promise<void> {
    writes.insert('chunk', coming.map(({ sha256, deflated }) => ({ showId, sha256: hex(sha256), deflated: hex(deflated) })), 'on conflict do nothing');
    // one that is there stays as it is, unless it was given up
    writes.insert('published_feed', [{ showId, name: hex(name), mediaType, length, base: base && hex(base), chunks: hex(chunks) }],
      'on conflict ("showId", name) do update set base = excluded.base, chunks = excluded.chunks, "retiredAt" = null where "published_feed"."retiredAt" is not null');
    await this.compress.ask(writes, showId);
  }

  /** Writes the chunks that the store has not; one batch of them is in memory at a time. */
  private async write(showId: string, chunks: readonly NewChunk[], base: CutBytes | null): Promise<void> {
    const missing = await this.missing(showId, chunks);
    const places = new Map(base && !base.areKept ? base.chunks.map((chunk, index) => [keyOf(chunk), index]) : []);
    for (const batch of batchesOf(missing, ({ length }) => length, { most: BATCH_CHUNKS, heaviest: BATCH_BYTES })) {
      const loaded = [];
      for (const chunk of batch.filter((each) => !isDeflated(each))) loaded.push({ ...chunk, bytes: await base!.load(places.get(keyOf(chunk))!) });
      await this.insert(showId, [...batch.filter(isDeflated), ...(await deflated(loaded))]);
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

  private async insert(showId: string, chunks: readonly DeflatedChunk[]): Promise<void> {
    const rows = chunks.map((_, index) => `($1, $${index * 2 + 2}, $${index * 2 + 3})`);
    await this.database.pool.query(
      `insert into "chunk" ("showId", sha256, deflated) values ${rows.join(', ')} on conflict do nothing`,
      [showId, ...chunks.flatMap(({ sha256, deflated: piece }) => [sha256, piece])]);
  }
}

/** The chunks that the store may not have. */
const freshOf = ({ chunks, base }: PlannedFeed): readonly NewChunk[] => (base?.areKept ? chunks.filter(isDeflated) : chunks);

function listOf({ name, chunks }: PlannedFeed, newest: { name: Buffer; chunks: readonly Chunk[] } | null): ReadyFeed['list'] {
  const whole = encodeList(chunks);
  if (newest === null || newest.name.equals(name)) return { base: null, chunks: whole };
  const difference = differenceOf(encodeList(newest.chunks), whole);
  return difference.length < whole.length / 2 ? { base: newest.name, chunks: difference } : { base: null, chunks: whole };
}

/** What is public stays until the next publication, and all of its chunks with it. */
function unsureOf({ chunks, base }: PlannedFeed, coming: readonly DeflatedChunk[]): string[] {
  const sure = new Set([...(base?.areKept ? base.chunks : []), ...coming].map(keyOf));
  return [...new Set(chunks.filter((chunk) => !sure.has(keyOf(chunk))).map(({ sha256 }) => sha256.toString('hex')))];
}

const isDeflated = (chunk: NewChunk): chunk is DeflatedChunk => chunk.deflated !== undefined;

/** As JSON brings bytes to a column. */
const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`;
