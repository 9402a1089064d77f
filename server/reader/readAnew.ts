import { setImmediate as otherRequests } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { toldBy } from '#core/feed/get';
import type { ItemReading } from '#core/feed/reading';
import type { Speaker } from '#core/model/speaker';
import type { CalledHere } from '#core/notes/called';
import { isNoticed } from '#core/check/readingWarnings';
import { READER } from '#core/notes/reader';
import type { Warning } from '#core/notes/reading';
import { namedAsHere, readingOf, sameReading } from '#core/upstream/asItWasRead';
import type { Place } from '#core/upstream/mergeEpisode';
import { saidByBoth } from '#core/upstream/saidByBoth';
import { recheck } from '../check/recheck.ts';
import { withoutPlaces } from '../edit/bring/wholeEpisode.ts';
import { readRecordsOf } from '../edit/readRecords.ts';
import { SourceItems } from '../import/sourceItems.ts';
import { Sources } from '../import/sources.ts';
import { asking, askingIn, type Ask } from '../platform/ask.ts';
import { batchesOf } from '../platform/batchesOf.ts';
import { Clock } from '../platform/clock.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { EachApart } from '../platform/jobs/eachApart.ts';
import { mergeNotes, type Versions } from '../upstream/mergeNotes.ts';
import { placesOf } from './placesOf.ts';
import { restateViews } from './restateViews.ts';
import { readThen } from './readThen.ts';

/** What an item says of an episode. */
type Told = Pick<ItemReading, 'notes' | 'simpleChapters'>;

interface Row {
  id: string;
  sourceId: string;
  key: string;
  revision: number;
  readRevision: number | null;
  kept: Uint8Array | null;
  calledHere: CalledHere | null;
  sourceIntroduction: string | null;
}

/** An episode of which today's reader reads something else than was read. */
type Otherwise = Versions & Required<Pick<Versions, 'read'>>;

const NOTE = 'read anew';
const BATCH = { most: 100, heaviest: 400_000 };
const TIMEOUT_MS = 10 * 60_000;

/**
 * Reads episodes anew whose records an older reader named: a merge of what was read then, the records, and what is read of the same page today.
 * So what nobody touched follows the new reading, corrections stay where they belong, and where both meet somebody is asked.
 */
@Injectable()
export class ReadAnew {
  private readonly apart: EachApart;

  constructor(private readonly database: Database, private readonly items: SourceItems, private readonly sources: Sources, private readonly clock: Clock) {
    this.apart = new EachApart('reading anew', database, clock);
  }

  /** All episodes of a show, as many at a time as are easily held, each time in a transaction of its own: whoever is interrupted goes on where it ended. */
  async show(showId: string): Promise<void> {
    for (const batch of inBatches(await this.oldOf(showId))) await this.some(showId, batch.map(({ id }) => id));
  }

  /** The same in the background, where one that cannot be read stops no other. */
  async showApart(showId: string, signal?: AbortSignal): Promise<void> {
    await this.apart.run(inBatches(this.apart.ready(await this.oldOf(showId))), (ids) => this.some(showId, ids), signal);
  }

  private oldOf(showId: string): Promise<Old[]> {
    return oldOf(asking(this.database.pool), 'e."showId" = $2', showId);
  }

  /** One: a question where today's reader named its records. */
  async one(showId: string, id: string): Promise<void> {
    const { rows } = await this.database.pool.query('select 1 from "episode" where id = $1 and reader < $2', [id, READER]);
    if (rows.length > 0) await this.some(showId, [id]);
  }

  /** Some of a show, as many as are easily held. */
  async some(showId: string, ids: readonly string[]): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select id from "show" where id = ${showId}::uuid for no key update`;
      await transaction.$queryRaw`select id from "episode" where id = any(${ids}::uuid[]) order by id for update`;
      await this.within(transaction, showId, ids);
    }, { timeout: TIMEOUT_MS });
  }

  /** Those that are held still, with their show: one question where today's reader named all of them. */
  async within(transaction: Transaction, showId: string, ids: readonly string[]): Promise<void> {
    const old = await oldOf(askingIn(transaction), 'e.id = any($2::uuid[])', ids);
    for (const batch of inBatches(old)) await this.batch(transaction, showId, batch.map(({ id }) => id));
  }

  private async batch(transaction: Transaction, showId: string, ids: readonly string[]): Promise<void> {
    const rows = await transaction.$queryRaw<Row[]>`
      select e.id, e."sourceId", e.key, e.revision, e."readRevision", e."calledHere", e."sourceIntroduction", k.reading as kept
        from "episode" e left join "kept_reading" k on k."episodeId" = e.id where e.id = any(${ids}::uuid[]) order by e.id`;
    const { versions, speakers, places, noticed } = await this.readOtherwise(transaction, showId, rows);
    if (versions.length > 0) {
      await mergeNotes(transaction, { showId, note: NOTE, nowMs: this.clock.now() }, versions);
      await followSources(transaction, versions);
      await restateViews(transaction, showId, versions.map(({ episodeId, read }) => ({ episodeId, ...read, places: places.get(episodeId)! })), speakers);
    }
    const anew = new Set([...versions.map(({ episodeId }) => episodeId), ...[...noticed].flatMap(([id, warnings]) => (warnings.some(isNoticed) ? [id] : []))]);
    if (anew.size > 0) await recheck(transaction, showId, [...anew], noticed);
    // what an older reader warned of in the others may be gone: their findings are made anew in the background
    await transaction.$executeRaw`update "episode" set reader = ${READER}, checks = case when id = any(${[...anew]}::uuid[]) then checks else 0 end where id = any(${rows.map(({ id }) => id)}::uuid[])`;
  }

  /** Those of which today's reader reads something else. */
  private async readOtherwise(transaction: Transaction, showId: string, rows: readonly Row[]): Promise<{ versions: Otherwise[]; speakers: Speaker[]; places: Map<string, Map<string, Place>>; noticed: Map<string, Warning[]> }> {
    const { speakers, episodes } = await readRecordsOf(askingIn(transaction), showId, rows.map(({ id }) => id));
    const places = await placesOf(transaction, episodes);
    const items = await this.items.readSome(transaction, rows);
    const versions: Otherwise[] = [];
    const noticed = new Map<string, Warning[]>();
    for (const [at, { calledHere, sourceIntroduction, ...row }] of rows.entries()) {
      const told: Told = items[at] ?? { notes: (await this.sources.notes(row)).told, simpleChapters: [] };
      noticed.set(row.id, told.notes.warnings);
      const now = namedAsHere(toldBy(told), calledHere);
      const before = { ...row, showId, records: withoutPlaces({ ...episodes.get(row.id)!, speakers }), places: places.get(row.id)!, introduction: sourceIntroduction ?? now.introduction ?? '' };
      const then = await readThen(transaction, before);
      if (then === null || !sameReading(then, now)) {
        const was = then ?? saidByBoth(readingOf(before.records, before.places, before.introduction), now);
        versions.push({ episodeId: row.id, base: told, theirs: told, read: { was, now }, handed: undefined, itemHome: { taken: [], notTaken: [], isOurs: false }, first: null });
      }
      await otherRequests();
    }
    return { versions, speakers, places, noticed };
  }
}

interface Old {
  id: string;
  bytes: number;
}

const inBatches = (old: readonly Old[]): Iterable<Old[]> => batchesOf(old, ({ bytes }) => bytes, BATCH);

/** Those of some episodes that an older reader read, and how much there is to read. */
const oldOf = (ask: Ask, which: string, value: unknown): Promise<Old[]> => ask(
  `select e.id, coalesce(i."endByte" - i."startByte", 0) as bytes from "episode" e left join "source_item" i on i."sourceId" = e."sourceId" and i.key = e.key
    where e.reader < $1 and ${which} order by e.id`, [READER, value]);

/** What the notes say as introductions by today's reader. */
async function followSources(transaction: Transaction, versions: readonly Versions[]): Promise<void> {
  const said = JSON.stringify(versions.map(({ episodeId, theirs }) => ({ id: episodeId, introduction: theirs.notes.introduction })));
  await transaction.$executeRaw`
    update "episode" e set "sourceIntroduction" = s.introduction from jsonb_to_recordset(${said}::jsonb) s(id uuid, introduction text) where e.id = s.id and e."sourceIntroduction" is distinct from s.introduction`;
}
