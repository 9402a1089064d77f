import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { toldBy } from '#core/feed/get';
import { readDocument } from '#core/feed/read';
import type { RepairName } from '#core/feed/repair/rule';
import type { FeedReading, ItemReading } from '#core/feed/reading';
import { matchItems, type ItemMark } from '#core/upstream/matchItems';
import { AuditService } from '../access/audit.ts';
import { recheck } from '../check/recheck.ts';
import { indexSource } from '../import/indexSource.ts';
import { SourceItems } from '../import/sourceItems.ts';
import { episodeFields, TakeIn } from '../import/takeIn.ts';
import type { UnderstoodFeed } from '../import/understand.ts';
import { keepLinksAnew } from '../linked/keepLinks.ts';
import { askForLinked } from '../linked/linkedJob.ts';
import type { Transaction } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { sha256 as hashOf } from '../platform/secrets.ts';
import { knownEpisodes, type KnownEpisode } from './knownEpisodes.ts';
import { mergeNotes } from './mergeNotes.ts';
import { mergeShowFields } from './mergeShowFields.ts';
import { openReport, settleReports } from './openReport.ts';

/** A version of a feed that is not the one at hand. */
export interface NewVersion {
  showId: string;
  bytes: Uint8Array<ArrayBuffer>;
  sha256: Uint8Array<ArrayBuffer>;
  feed: UnderstoodFeed;
  /** What came, where it had to be mended; and the rules by which that is done for this feed. */
  mendedFrom: Uint8Array<ArrayBuffer> | null;
  repairs: readonly RepairName[];
  /** Sealed. */
  url: Uint8Array<ArrayBuffer>;
  etag: string | null;
  lastModified: string | null;
  whenGone: string;
  nowMs: number;
}

/** An episode and its item in the new version. */
interface Pair {
  episode: KnownEpisode;
  item: ItemReading;
  position: number;
}

/**
 * Makes a new version of a feed the source of its show, in the caller's transaction and under the show's lock: episodes whose item changed
 * are merged, new ones come, those that are gone are told. What did not change is neither read nor written but for its source.
 */
@Injectable()
export class MergeFeed {
  constructor(private readonly items: SourceItems, private readonly takeIn: TakeIn, private readonly audit: AuditService, private readonly jobs: Jobs) {}

  async within(transaction: Transaction, baseId: string, version: NewVersion): Promise<void> {
    const { showId, bytes, sha256, feed: understood, mendedFrom, repairs, url, etag, lastModified, nowMs } = version;
    const sourceId = randomUUID();
    const row = { showId, kind: 'feed' as const, format: 'rss', encoding: understood.encoding, url, etag, lastModified, createdAt: new Date(nowMs) };
    const repairedFrom = mendedFrom && randomUUID();
    if (mendedFrom && repairedFrom) await transaction.source.create({ data: { ...row, id: repairedFrom, bytes: mendedFrom, sha256: Uint8Array.from(hashOf(mendedFrom)) } });
    // kept with each version: the next one may need them again
    await transaction.source.create({ data: { ...row, id: sourceId, bytes, sha256, repairedFrom, repairs: [...repairs] } });
    await indexSource(transaction, sourceId, bytes, understood);
    const feed = readDocument(understood.document);
    const { episodes, others } = await knownEpisodes(transaction, showId, baseId);
    const byKey = new Map(episodes.map((episode) => [episode.key, episode]));
    const there = new Map(feed.items.map((item, position) => [item.key, { item, position }]));
    const matched = matchItems([...episodes.map(markOf), ...others], feed.items.map(markOfItem));
    const pairs = matched.same.flatMap(([here, now]) => (byKey.has(here) ? [{ episode: byKey.get(here)!, ...there.get(now)! }] : []));

    const changed = await this.changedAmong(transaction, baseId, sourceId, pairs);
    await transaction.$queryRaw`select id from "episode" where id = any(${[...changed].map(({ episode }) => episode.id).sort()}::uuid[]) order by id for update`;
    const before = new Map<Pair, ItemReading | null>();
    for (const pair of changed) before.set(pair, await this.items.read(pair.episode.sourceId, pair.episode.key));
    await moveEpisodes(transaction, sourceId, pairs, changed);
    for (const pair of [...changed].sort((a, b) => (a.episode.id < b.episode.id ? -1 : 1))) {
      await mergeNotes(transaction, { id: pair.episode.id, showId }, { base: toldBy(before.get(pair)!), theirs: toldBy(pair.item), note: noteOf(nowMs), nowMs });
    }
    const linking = [...changed].map(({ episode, item }) => ({ episodeId: episode.id, item }));
    if (await keepLinksAnew(transaction, showId, linking, nowMs)) await askForLinked(this.jobs, transaction, showId);
    const isNew = new Set(matched.added);
    const added = (await this.items.placed(transaction, sourceId)).filter(({ key }) => isNew.has(key));
    const addedIds = await this.takeIn.within(transaction, { showId, sourceId }, added);
    const idOfAdded = new Map(added.map(({ key }, index) => [key, addedIds[index]!]));
    await this.report(transaction, version, { feed, matched, byKey, there, idOfAdded, pairs });
    await mergeShowFields(transaction, { showId, baseId, theirs: feed.show, nowMs });
    await recheck(transaction, showId, [...changed].map(({ episode }) => episode.id));
    await transaction.show.update({ where: { id: showId }, data: { sourceId } });
    await this.audit.record(transaction, { userId: null, showId, action: 'upstream.merge', subject: sourceId, detail: { changed: changed.size, added: addedIds.length, gone: matched.gone.length } });
  }

  /** Those whose bytes are others, or whose surroundings give them another meaning. */
  private async changedAmong(transaction: Transaction, baseId: string, sourceId: string, pairs: readonly Pair[]): Promise<Set<Pair>> {
    const now = await transaction.$queryRaw<{ key: string; sha256: string }[]>`select key, encode(sha256, 'hex') as sha256 from "source_item" where "sourceId" = ${sourceId}::uuid`;
    const hashes = new Map(now.map((item) => [item.key, item.sha256]));
    const [moved] = await transaction.$queryRaw<unknown[]>`
      select 1 from "source_index" a, "source_index" b where a."sourceId" = ${baseId}::uuid and b."sourceId" = ${sourceId}::uuid
         and (a.bindings, a.entities) is distinct from (b.bindings, b.entities)`;
    return new Set(pairs.filter(({ episode, item }) => moved !== undefined || episode.sha256 !== hashes.get(item.key)));
  }

  private async report(transaction: Transaction, { showId, whenGone, nowMs }: NewVersion, { feed, matched, byKey, there, idOfAdded, pairs }: Outcome): Promise<void> {
    for (const key of matched.added) await openReport(transaction, nowMs, { showId, kind: 'new', subject: key, episodeId: idOfAdded.get(key)!, detail: { title: there.get(key)!.item.title } });
    const back = pairs.filter(({ episode }) => episode.goneAt !== null);
    for (const { episode } of back) await openReport(transaction, nowMs, { showId, kind: 'back', subject: episode.key, episodeId: episode.id, detail: { title: episode.title } });
    await settleReports(transaction, nowMs, showId, 'gone', back.map(({ episode }) => episode.key));
    const gone = matched.gone.flatMap((key) => byKey.get(key) ?? []).filter(({ goneAt }) => goneAt === null);
    await transaction.episode.updateMany({ where: { id: { in: gone.map(({ id }) => id) } }, data: { goneAt: new Date(nowMs) } });
    for (const [key, other] of matched.maybeSame) {
      const [episode, item] = [byKey.get(key), there.get(other)!.item];
      if (!episode) continue;
      const detail = { title: episode.title, guid: episode.guid, otherTitle: item.title, otherGuid: item.guid, otherEpisodeId: idOfAdded.get(other)! };
      await openReport(transaction, nowMs, { showId, kind: 'maybe-same', subject: `${key} ${other}`, episodeId: episode.id, detail });
    }
    const asked = new Set(matched.maybeSame.map(([key]) => key));
    for (const episode of whenGone === 'ask' ? gone.filter(({ key }) => !asked.has(key)) : []) {
      await openReport(transaction, nowMs, { showId, kind: 'gone', subject: episode.key, episodeId: episode.id, detail: { title: episode.title, guid: episode.guid } });
    }
    for (const { key } of feed.warnings.filter(({ code }) => code === 'repeated-guid')) {
      const { item } = there.get(key!)!;
      await openReport(transaction, nowMs, { showId, kind: 'repeated-guid', subject: key!, episodeId: idOfAdded.get(key!) ?? pairs.find((pair) => pair.item === item)?.episode.id ?? null, detail: { title: item.title, guid: item.guid } });
    }
  }
}

interface Outcome {
  feed: FeedReading;
  matched: ReturnType<typeof matchItems>;
  byKey: ReadonlyMap<string, KnownEpisode>;
  there: ReadonlyMap<string, { item: ItemReading; position: number }>;
  idOfAdded: ReadonlyMap<string, string>;
  pairs: readonly Pair[];
}

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
export const noteOf = (nowMs: number): string => `upstream of ${DATE.format(nowMs)}`;

const isoOf = (date: string | Date | null): string | null => (date === null ? null : new Date(date).toISOString());
const markOf = ({ key, guid, enclosureUrl, title, pubDate }: KnownEpisode): ItemMark => ({ key, guid, enclosureUrl, title, pubDate: isoOf(pubDate) });
const markOfItem = ({ key, guid, enclosure, title, pubDate }: ItemReading): ItemMark => ({ key, guid, enclosureUrl: enclosure?.url ?? null, title, pubDate: isoOf(pubDate) });

/** Episodes stand in the new version now; of those that changed, what their item says besides its notes. */
async function moveEpisodes(transaction: Transaction, sourceId: string, pairs: readonly Pair[], changed: ReadonlySet<Pair>): Promise<void> {
  const renamed = pairs.filter(({ episode, item }) => episode.key !== item.key).map(({ episode }) => episode.id);
  if (renamed.length > 0) await transaction.$executeRaw`update "episode" set key = id::text where id = any(${renamed}::uuid[])`; // two may change places
  const places = JSON.stringify(pairs.map(({ episode, item, position }) => ({ id: episode.id, key: item.key, position })));
  await transaction.$executeRaw`
    update "episode" e set "sourceId" = ${sourceId}::uuid, key = p.key, position = p.position, "goneAt" = null, "keptAt" = null
      from jsonb_to_recordset(${places}::jsonb) p(id uuid, key text, position int) where e.id = p.id`;
  const fields = JSON.stringify([...changed].map(({ episode, item }) => ({ ...episodeFields(item), id: episode.id })));
  await transaction.$executeRaw`
    update "episode" e set guid = n.guid, title = n.title, link = n.link, "pubDate" = n."pubDate", "durationMs" = n."durationMs", "notesFormat" = n."notesFormat",
           "enclosureUrl" = n."enclosureUrl", "enclosureLength" = n."enclosureLength", "enclosureType" = n."enclosureType"
      from jsonb_populate_recordset(null::"episode", ${fields}::jsonb) n where e.id = n.id`;
}
