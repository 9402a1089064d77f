import { setImmediate as otherRequests } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Warning } from '#core/notes/reading';
import { matchItems, stableKeys, type ItemMark } from '#core/upstream/matchItems';
import { AuditService } from '../access/audit.ts';
import { recheck } from '../check/recheck.ts';
import { keepIndex } from '../import/indexSource.ts';
import { SourceItems, type PlacedItem } from '../import/sourceItems.ts';
import { Sources } from '../import/sources.ts';
import { TakeIn } from '../import/takeIn.ts';
import { keepLinksAnew } from '../linked/keepLinks.ts';
import { askForLinked } from '../linked/linkedJob.ts';
import type { Transaction } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { ReadAnew } from '../reader/readAnew.ts';
import { handedBackOf } from './handedBack.ts';
import { itemsWhenPublished } from './itemsWhenPublished.ts';
import { knownEpisodes, madeHere, markOf, type KnownEpisode } from './knownEpisodes.ts';
import { mergeItemFields } from './mergeItemFields.ts';
import { mergeNotes, type Versions } from './mergeNotes.ts';
import { mergeShowFields } from './mergeShowFields.ts';
import { openReports, settleReports, settleSameness, type Reported } from './openReport.ts';
import type { FeedVersion } from './readVersion.ts';

/** A new version of a show's feed. */
export interface NewVersion extends FeedVersion {
  showId: string;
  whenGone: string;
  nowMs: number;
}

/** An episode, and its item in the new version. */
interface Pair {
  episode: KnownEpisode;
  item: ItemMark;
  position: number;
}

/**
 * Makes a new version of a feed the source of its show, in the caller's transaction and under the show's lock: changed items are merged into
 * their episodes, new items become episodes, missing ones are reported. Unchanged episodes are not read, and only their source is updated;
 * changed ones are in memory one batch at a time.
 */
@Injectable()
export class MergeFeed {
  constructor(private readonly items: SourceItems, private readonly sources: Sources, private readonly takeIn: TakeIn, private readonly audit: AuditService, private readonly jobs: Jobs, private readonly anew: ReadAnew) {}

  async within(transaction: Transaction, baseId: string, version: NewVersion): Promise<void> {
    const { showId, sourceId, mendedFrom, nowMs } = version;
    const kept = [sourceId, ...(mendedFrom === null ? [] : [mendedFrom])];
    await transaction.source.updateMany({ where: { id: { in: kept } }, data: { showId, createdAt: new Date(nowMs) } });
    let known = await this.matchedWith(transaction, baseId, version);
    const leftOut = await this.takeInLeaving(transaction, baseId, version, known);
    if (leftOut.size > 0) known = await this.matchedWith(transaction, baseId, version);
    const { episodes, index, marks, matched } = known;
    const episodeOf = new Map(episodes.map((episode) => [episode.key, episode]));
    await keepIndex(transaction, sourceId, index);
    const there = new Map(marks.map((item, position) => [item.key, { item, position }]));
    const came = (await madeHere(transaction, showId, matched.added)).map((episode): Pair => ({ episode, ...there.get(episode.key)! }));
    const pairs = [...matched.same.flatMap(([here, now]) => (episodeOf.has(here) ? [{ episode: episodeOf.get(here)!, ...there.get(now)! }] : [])), ...came];

    const changed = await this.changedAmong(transaction, baseId, { sourceId, index }, pairs);
    await transaction.$queryRaw`select id from "episode" where id = any(${changed.map(({ episode }) => episode.id).sort()}::uuid[]) order by id for update`;
    await this.anew.within(transaction, showId, changed.map(({ episode }) => episode.id));
    await moveEpisodes(transaction, sourceId, pairs);
    const placed = index.items.map(({ key, startByte, endByte }, position): PlacedItem => ({ position, key, bytes: endByte - startByte }));
    const noticed = new Map<string, Warning[]>();
    const introductions = await this.mergeItems(transaction, version, placed, changed, noticed);
    const isNew = new Set(matched.added.filter((key) => !came.some(({ episode }) => episode.key === key)));
    const added = placed.filter(({ key }) => isNew.has(key));
    const addedIds = await this.takeIn.within(transaction, { showId, sourceId }, added);
    const idOfAdded = new Map([...added.map(({ key }, at) => [key, addedIds[at]!] as const), ...came.map(({ episode: { key, id } }) => [key, id] as const)]);
    await this.report(transaction, version, { matched, episodeOf, there, idOfAdded, pairs, introductions, leftOut });
    await mergeShowFields(transaction, { showId, baseId, theirs: index.show, nowMs });
    await recheck(transaction, showId, changed.map(({ episode }) => episode.id), noticed);
    await transaction.show.update({ where: { id: showId }, data: { sourceId } });
    await this.audit.record(transaction, { userId: null, showId, action: 'upstream.merge', subject: sourceId, detail: { changed: changed.length, added: addedIds.length, gone: matched.gone.length } });
  }

  /** A new version, with what is here of the one before it, and how the two match. */
  private async matchedWith(transaction: Transaction, baseId: string, version: NewVersion) {
    const { episodes, others } = await knownEpisodes(transaction, version.showId, baseId);
    return { episodes, ...withKeysOfHere(version, [...episodes.map(markOf), ...others.map(({ mark }) => mark)]) };
  }

  /**
   * Items that nobody took in are in the public feed all the same. Those that are gone now become episodes, read from the last version that had
   * them: then the same is asked about them as about any other, and they can be kept. Where what is gone leaves, they just leave.
   *
   * @returns their keys
   */
  private async takeInLeaving(transaction: Transaction, baseId: string, { showId, whenGone }: NewVersion, { episodes, matched }: { episodes: readonly KnownEpisode[]; matched: Matched }): Promise<ReadonlySet<string>> {
    const known = new Set(episodes.map(({ key }) => key));
    const gone = new Set(matched.gone.filter((key) => !known.has(key)));
    for (const { key } of await transaction.episode.findMany({ where: { showId, key: { in: [...gone] } }, select: { key: true } })) gone.delete(key); // made here
    if (gone.size === 0 || whenGone === 'leave' || (await transaction.publication.count({ where: { showId }, take: 1 })) === 0) return new Set();
    await this.takeIn.within(transaction, { showId, sourceId: baseId }, (await this.items.placed(transaction, baseId)).filter(({ key }) => gone.has(key)));
    return gone;
  }

  /**
   * Merges changed items into their episodes.
   *
   * @param noticed gets what the reader noticed in each
   * @returns the episodes whose introductions follow upstream
   */
  private async mergeItems(transaction: Transaction, { showId, sourceId, nowMs }: NewVersion, placed: readonly PlacedItem[], changed: readonly Pair[], noticed: Map<string, Warning[]>): Promise<string[]> {
    const episodeAt = new Map(changed.map(({ episode, position }) => [position, episode]));
    const introductions: string[] = [];
    let links = false;
    for await (const batch of this.items.inBatches(transaction, sourceId, placed.filter(({ position }) => episodeAt.has(position)))) {
      for (const { item } of batch) {
        void item.notes; // parses the notes now, so that other requests get their turn between two items
        await otherRequests();
      }
      const episodes = batch.map(({ position }) => episodeAt.get(position)!);
      const handed = await handedBackOf(transaction, episodes.map(({ id }) => id));
      const published = await itemsWhenPublished(transaction, episodes.flatMap(({ id, madeHere: isFirst }) => (isFirst ? [id] : [])));
      const firstOf = ({ id, madeHere: isFirst }: KnownEpisode) => (isFirst ? { of: published.get(id) ?? handed.get(id)?.view.item ?? null } : null);
      const homes = await mergeItemFields(transaction, { showId, nowMs }, batch.map(({ item }, place) => ({ episodeId: episodes[place]!.id, first: firstOf(episodes[place]!), theirs: item })), handed);
      const bases = await this.items.readSome(transaction, episodes);
      const corrected = episodes.flatMap(({ id, key }) => (handed.get(id)?.feedId ? [{ id, key, sourceId: handed.get(id)!.feedId! }] : []));
      const uncorrected = new Map([...await this.items.readKnown(transaction, corrected)].map(([place, item]) => [corrected[place]!.id, item]));
      const versions: Versions[] = [];
      for (const [place, episode] of episodes.entries()) {
        const { id, sourceId: page, key } = episode;
        const { item: theirs } = batch[place]!;
        noticed.set(id, theirs.notes.warnings);
        versions.push({ episodeId: id, base: bases[place] ?? { notes: (await this.sources.notes({ sourceId: page, key })).told, simpleChapters: [] }, theirs, handed: handed.get(id), uncorrected: uncorrected.get(id) ?? null, itemHome: homes.get(id)!, first: firstOf(episode) });
      }
      introductions.push(...(await mergeNotes(transaction, { showId, note: noteOf(nowMs), nowMs }, versions)));
      links = (await keepLinksAnew(transaction, showId, batch.map(({ position, item }) => ({ episodeId: episodeAt.get(position)!.id, item })), nowMs)) || links;
    }
    if (links) await askForLinked(this.jobs, transaction, showId);
    return introductions;
  }

  /** The pairs whose bytes changed, or all if namespaces or entities around the items changed. */
  private async changedAmong(transaction: Transaction, baseId: string, { sourceId, index }: Pick<NewVersion, 'sourceId' | 'index'>, pairs: readonly Pair[]): Promise<Pair[]> {
    const [moved] = await transaction.$queryRaw<unknown[]>`
      select 1 from "source_index" a, "source_index" b where a."sourceId" = ${baseId}::uuid and b."sourceId" = ${sourceId}::uuid
         and (a.bindings, a.entities) is distinct from (b.bindings, b.entities)`;
    return pairs.filter(({ episode, position }) => moved !== undefined || episode.sha256 !== index.items[position]!.sha256);
  }

  private async report(transaction: Transaction, { showId, sourceId, whenGone, marks, nowMs }: NewVersion, { matched, episodeOf, there, idOfAdded, pairs, introductions, leftOut }: Outcome): Promise<void> {
    const reports: Reported[] = matched.added.map((key) => ({ showId, kind: 'new', subject: key, episodeId: idOfAdded.get(key)!, detail: { title: there.get(key)!.item.title } }));
    const only = introductions.length === 1 ? pairs.find(({ episode }) => episode.id === introductions[0])!.item : null;
    if (introductions.length > 0) reports.push({ showId, kind: 'introductions', subject: sourceId, episodeId: only && introductions[0]!, detail: { title: only?.title ?? '', episodes: introductions.length } });
    const back = pairs.filter(({ episode }) => episode.goneAt !== null);
    for (const { episode: { id, key, title } } of back) reports.push({ showId, kind: 'back', subject: key, episodeId: id, detail: { title } });
    await settleReports(transaction, nowMs, showId, 'gone', back.map(({ episode }) => episode.key));
    const gone = matched.gone.flatMap((key) => episodeOf.get(key) ?? []).filter(({ goneAt }) => goneAt === null);
    await transaction.episode.updateMany({ where: { id: { in: gone.map(({ id }) => id) } }, data: { goneAt: new Date(nowMs) } });
    for (const [key, other] of matched.maybeSame) {
      const [episode, item] = [episodeOf.get(key), there.get(other)!.item];
      if (!episode) continue;
      const detail = { title: episode.title, guid: episode.guid, otherTitle: item.title, otherGuid: item.guid, otherEpisodeId: idOfAdded.get(other)! };
      reports.push({ showId, kind: 'maybe-same', subject: `${key} ${other}`, episodeId: episode.id, detail });
    }
    const unasked = await settleSameness(transaction, nowMs, showId, back.map(({ episode }) => episode.id), gone.map(({ id }) => id));
    const asked = new Set(matched.maybeSame.map(([key]) => key));
    const leaving = [...gone.filter(({ key }) => !asked.has(key)), ...[...episodeOf.values()].filter(({ id, key }) => unasked.has(id) && !asked.has(key))];
    if (whenGone === 'keep') await transaction.episode.updateMany({ where: { id: { in: leaving.map(({ id }) => id) } }, data: { keptAt: new Date(nowMs) } });
    for (const { id, key, title, guid } of whenGone === 'leave' ? [] : leaving) {
      reports.push({ showId, kind: 'gone', subject: key, episodeId: id, detail: { title, guid, ...(leftOut.has(key) && { leftOut: true }) }, answer: whenGone === 'keep' ? 'keep' : undefined });
    }
    const ids = new Map([...pairs.map(({ episode, item }) => [item.key, episode.id] as const), ...idOfAdded]);
    const keyAt = [...there.keys()];
    for (const [position, { key, title, guid }] of marks.entries()) {
      if (guid !== null && guid !== key) reports.push({ showId, kind: 'repeated-guid', subject: key, episodeId: ids.get(keyAt[position]!) ?? null, detail: { title, guid } });
    }
    await openReports(transaction, nowMs, reports);
  }
}

type Matched = ReturnType<typeof matchItems>;

interface Outcome {
  matched: Matched;
  episodeOf: ReadonlyMap<string, KnownEpisode>;
  there: ReadonlyMap<string, { item: ItemMark; position: number }>;
  idOfAdded: ReadonlyMap<string, string>;
  pairs: readonly Pair[];
  /** The episodes whose introductions follow upstream. */
  introductions: readonly string[];
  /** Keys of items that nobody had taken in and that are gone. */
  leftOut: ReadonlySet<string>;
}

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
export const noteOf = (nowMs: number): string => `upstream of ${DATE.format(nowMs)}`;

/** Points episodes to their items in the new version, where they have the same keys. */
async function moveEpisodes(transaction: Transaction, sourceId: string, pairs: readonly Pair[]): Promise<void> {
  const places = JSON.stringify(pairs.map(({ episode, position }) => ({ id: episode.id, position })));
  await transaction.$executeRaw`
    update "episode" e set "sourceId" = ${sourceId}::uuid, position = p.position, "goneAt" = null, "keptAt" = null
      from jsonb_to_recordset(${places}::jsonb) p(id uuid, position int) where e.id = p.id`;
}

/** A new version under the keys that its items have here. */
function withKeysOfHere({ index, marks }: FeedVersion, here: readonly ItemMark[]): Pick<FeedVersion, 'index' | 'marks'> & { matched: Matched } {
  const matched = matchItems(here, marks);
  const keys = stableKeys(here, marks, matched);
  const keyOf = new Map(marks.map(({ key }, position) => [key, keys[position]!]));
  const named = <Item extends { key: string }>(item: Item, position: number): Item => ({ ...item, key: keys[position]! });
  return {
    index: { ...index, items: index.items.map(named) }, marks: marks.map(named),
    matched: { ...matched, same: matched.same.map(([key]) => [key, key]), added: matched.added.map((key) => keyOf.get(key)!), maybeSame: matched.maybeSame.map(([key, other]) => [key, keyOf.get(other)!]) },
  };
}
