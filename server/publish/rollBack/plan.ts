import { ConflictException, Injectable } from '@nestjs/common';
import type { SingleOperation } from '#core/edit/operation';
import type { Records } from '#core/edit/records';
import { takeBack, type Choices } from '#core/edit/takeBack/takeBack';
import { readShow } from '#core/feed/readShow';
import { inFeedOf } from '#core/feed/itemFields';
import { showFieldsOf as shownBy } from '#core/upstream/showFields';
import type { InFeed, ItemFields } from '#core/model/item';
import type { Conflict } from '#core/model/revision';
import type { RollBackConflict } from '#core/model/rollBack';
import type { Enrichment } from '#core/model/show';
import type { Speaker } from '#core/model/speaker';
import { readRecordsOf } from '../../edit/readRecords.ts';
import { Skeletons } from '../../import/skeletons.ts';
import { asking } from '../../platform/ask.ts';
import { Database } from '../../platform/database.ts';
import { ReadAnew } from '../../reader/readAnew.ts';
import { needsRecords } from '../goingOut.ts';
import { NotesThen } from '../notesThen.ts';
import { itemAsPublic, itemInFeed, itemInView, itemOf, keptView, named, type PublishedView } from '../publishedView.ts';
import { PublishedShowFields, showFieldsOf, type ShowFields } from '../showFields.ts';
import { showInFeed } from '../../shows/changedFields.ts';
import { showReadAnew } from '../showReadAnew.ts';
import type { EpisodeToPublish, PublicState, ShowToPublish } from '../showToPublish.ts';
import { carrySwitches } from '../switches.ts';
import { viewAfterwards } from '../viewAfterwards.ts';
import { conflictInWords } from './inWords.ts';
import { itemBack } from './itemBack.ts';
import { showBack, type ShowBack } from './showBack.ts';
import { bareRecords, publishedRecords, recordsAsTheyCame } from './states.ts';

/** What taking back does to one episode. */
export interface EpisodeBack {
  episode: EpisodeToPublish;
  operations: SingleOperation[];
  /** The item fields to write to the episode. */
  item: Partial<ItemFields>;
  /** What the feed says in the fields that then differ from it. */
  inFeed: InFeed;
  published: PublicState;
  /** Whether nothing waits afterwards: what is published is then the newest revision. */
  followsRevision: boolean;
  /** Whether it is then out of the feed; null if the publication did not move it, or somebody has moved it since. */
  withdrawn: boolean | null;
}

/** Everything that taking a publication back does, worked out before anything is written. */
export interface RollBackPlan {
  showId: string;
  number: number;
  speakers: Speaker[];
  speakerOperations: SingleOperation[];
  episodes: EpisodeBack[];
  enrichments: Enrichment[];
  show: ShowBack;
  conflicts: RollBackConflict[];
  exact: boolean;
  /** Number of the newest publication when this was worked out. */
  newest: number;
}

interface Row extends PublicState {
  episodeId: string;
  lastNumber: number;
  /** Up to this revision, nothing of ours waits: everything follows upstream or is published. */
  followedRevision: number;
  before: PublicState | null;
}

@Injectable()
export class PlanRollBack {
  constructor(private readonly database: Database, private readonly notesThen: NotesThen, private readonly skeletons: Skeletons, private readonly anew: ReadAnew) {}

  async of(publicationId: string, choices: Choices): Promise<RollBackPlan> {
    const publication = await this.database.prisma.publication.findUniqueOrThrow({ where: { id: publicationId }, select: { showId: true, number: true, enrichments: true, showFields: true } });
    const { showId, number } = publication;
    const before = await this.database.prisma.publication.findUnique({ where: { showId_number: { showId, number: number - 1 } }, select: { enrichments: true, showFields: true, sourceId: true } });
    const show = await showReadAnew(this.database, this.anew, showId);
    if (show.sourceId === null && !before) throw nothingBefore();
    const [after, earlier] = [publication.showFields, before?.showFields ?? null].map((fields) => PublishedShowFields.nullable().parse(fields));
    if (!after || (before && !earlier)) throw tooOld();
    const enrichments = carrySwitches(publication.enrichments, before?.enrichments ?? [], show.last!.enrichments);
    const byId = new Map(show.episodes.map((episode) => [episode.id, episode]));
    const rows = (await this.rowsOf(publicationId, number)).filter(({ episodeId }) => byId.has(episodeId)); // an episode gone upstream has no item to take anything out of
    const { speakers, episodes: records } = await readRecordsOf(asking(this.database.pool), showId, rows.map(({ episodeId }) => episodeId));
    const plan: RollBackPlan = { showId, number, speakers, speakerOperations: [], episodes: [], enrichments, show: await this.showBack(show, before && { sourceId: before.sourceId, showFields: earlier! }, after, choices), conflicts: [], exact: false, newest: show.last!.number };
    for (const row of rows) {
      const episode = byId.get(row.episodeId)!;
      const back = await this.episodeBack(show, episode, row, bareRecords(records.get(row.episodeId)!, speakers), choices, number, enrichments);
      plan.episodes.push(back);
      for (const conflict of back.conflicts) if (!plan.conflicts.some(({ place }) => place === conflict.place)) plan.conflicts.push(conflict);
      for (const operation of back.speakers) if (!plan.speakerOperations.some((other) => JSON.stringify(other) === JSON.stringify(operation))) plan.speakerOperations.push(operation);
    }
    plan.conflicts.push(...plan.show.conflicts.map(({ place, field, restored, now }) => ({ place, episodeId: null, title: show.title, where: 'the show itself', field, restored, now })));
    plan.exact = before !== null && number === show.last!.number && before.sourceId === show.sourceId && Object.keys(choices).length === 0 && plan.conflicts.length === 0;
    return plan;
  }

  /** What the publication published of each episode it chose, and what was published before. */
  private async rowsOf(publicationId: string, number: number): Promise<Row[]> {
    interface Found { episodeId: string; revision: number | null; withdrawn: boolean; beforeWithdrawn: boolean; view: string | null; source: string; lastNumber: number; followedRevision: number; beforeNumber: number | null; beforeRevision: number | null; beforeView: string | null; beforeSource: string }
    const rows = await asking(this.database.pool)<Found>(
      `select p."episodeId", p.revision, p.withdrawn, b.withdrawn as "beforeWithdrawn", encode(v.sha256, 'hex') as view, v."sourceId" as source,
              b.number as "beforeNumber", b.revision as "beforeRevision", encode(w.sha256, 'hex') as "beforeView", w."sourceId" as "beforeSource",
              e."followedRevision", (select max(number) from "published_episode" l where l."episodeId" = p."episodeId") as "lastNumber"
         from "published_episode" p
         join "episode" e on e.id = p."episodeId"
         left join "published_view" v on v.sha256 = p."viewSha256"
         left join lateral (select * from "published_episode" b where b."episodeId" = p."episodeId" and b.number < $2 order by b.number desc limit 1) b on true
         left join "published_view" w on w.sha256 = b."viewSha256"
        where p."publicationId" = $1 order by p."episodeId"`, [publicationId, number]);
    const kept = (hash: string | null, sourceId: string) => (hash === null ? null : keptView(this.database, hash, sourceId));
    return rows.map(({ episodeId, lastNumber, followedRevision, revision, withdrawn, view, source, beforeWithdrawn, beforeNumber, beforeRevision, beforeView, beforeSource }) => ({
      episodeId, lastNumber, followedRevision, revision, withdrawn, view: kept(view, source), before: beforeNumber === null ? null : { revision: beforeRevision, view: kept(beforeView, beforeSource), withdrawn: beforeWithdrawn },
    }));
  }

  private async episodeBack(show: ShowToPublish, episode: EpisodeToPublish, row: Row, now: Records, choices: Choices, number: number, enrichments: readonly Enrichment[]): Promise<PlannedBack> {
    const wasOut = row.before !== null && row.before.revision !== null;
    const followsRevision = episode.last?.revision === episode.revision;
    const wasWithdrawn = row.before?.withdrawn ?? false;
    const moved = row.withdrawn !== wasWithdrawn && episode.last?.withdrawn === row.withdrawn;
    const nothing = { episode, operations: [], item: {}, inFeed: episode.inFeed, speakers: [], conflicts: [], followsRevision, withdrawn: moved ? wasWithdrawn : null };
    // an episode created here entered or left the feed, and now does the opposite; its records need no change
    if (episode.madeHere && (!wasOut || row.revision === null)) return { ...nothing, published: row.before ?? TAKEN_BACK, followsRevision: wasOut };
    const [viewBefore, viewAfter] = await Promise.all([row.before?.view?.load() ?? null, row.view?.load() ?? null]);
    const states = await this.statesOf(show.id, episode, viewBefore, viewAfter, now);
    const back = takeBack({ ...states, now }, choices);
    const view = row.lastNumber === number ? viewAfter : ((await episode.last!.view?.load()) ?? null);
    const [itemNow, wasWhole] = [itemOf(episode), !episode.madeHere || (viewBefore !== null && viewAfter !== null)];
    const asPublic = (each: PublishedView | null): ItemFields => (each === null && episode.madeHere ? itemNow : itemAsPublic(episode, each));
    const ofItem = wasWhole ? itemBack(episode, { before: asPublic(viewBefore), after: asPublic(viewAfter), last: asPublic(view), now: itemNow }, choices) : null;
    const inWords = (conflicts: readonly Conflict[]) => [...conflicts.map((conflict) => conflictInWords(episode, conflict, [now, states.before, states.after])), ...(ofItem?.conflicts ?? [])];
    const item = ofItem?.row ?? {};
    const taken = { ...nothing, ...back, item, ...(!episode.madeHere && { inFeed: inFeedOf(itemInFeed(episode), { ...itemNow, ...item }) }) };
    if (row.lastNumber === number) {
      const asItCame: PublicState = needsRecords(enrichments) ? TAKEN_BACK : { revision: 0, view: null, withdrawn: false };
      const published = wasOut ? row.before! : asItCame;
      // the original item has everything that followed upstream since
      return { ...taken, conflicts: inWords(back.conflicts), published, followsRevision: followsRevision || (published.view === null && row.followedRevision === episode.revision) };
    }
    const last = { ...episode.last!, ...(moved && { withdrawn: wasWithdrawn }) };
    if (view === null) return { ...taken, conflicts: inWords(back.conflicts), published: last };
    const out = publishedRecords(episode.id, view);
    const ofLast = takeBack({ ...states, now: out }, choices);
    return { ...taken, conflicts: inWords([...back.conflicts, ...ofLast.conflicts]), published: { ...last, view: ofLast.conflicts.length > 0 ? last.view : named(viewAfterwards(ofItem ? withItem(episode, view, ofItem.published) : view, out, [...ofLast.speakers, ...ofLast.operations])) } };
  }

  /** The states before and after the publication. An original item is read from the other state's source, so that upstream's changes are not taken back. */
  private async statesOf(showId: string, episode: EpisodeToPublish, before: PublishedView | null, after: PublishedView | null, now: Records): Promise<{ before: Records; after: Records }> {
    const view = before ?? after;
    if (view === null) return { before: now, after: now };
    if (before && after) return { before: publishedRecords(episode.id, before), after: publishedRecords(episode.id, after) };
    const source = await this.notesThen.of(episode, view);
    if (source === null) throw unknownThen(episode);
    const came = recordsAsTheyCame({ episodeId: episode.id, showId }, source.told, { view, removed: await this.removedFrom(episode, view.sourceId) }, [...now.speakers.values()]);
    const published = publishedRecords(episode.id, view);
    return before ? { before: published, after: came } : { before: came, after: published };
  }

  /** The ids of deleted records by their places, which are known only for the present source. */
  private async removedFrom({ id, sourceId }: EpisodeToPublish, then: string): Promise<Map<string, string>> {
    if (then !== sourceId) return new Map();
    const rows = await this.database.prisma.removedRecord.findMany({ where: { episodeId: id }, select: { id: true, origin: true } });
    return new Map(rows.map((row) => [row.origin, row.id]));
  }

  private async showBack(show: ShowToPublish, before: Before | null, after: PublishedShowFields, choices: Choices): Promise<ShowBack> {
    const now = showFieldsOf(show);
    return showBack({ before: before ? await this.asItIs(show, before) : await this.asItCame(show, after), after, last: show.last!.showFields ?? now, now }, choices);
  }

  /** The show's fields in the feed before anything was published. */
  private async asItCame(show: ShowToPublish, { fields, changed }: PublishedShowFields): Promise<PublishedShowFields> {
    const { document } = await this.skeletons.of(show.sourceId!);
    const came = shownBy(readShow(document.text, document.channel));
    return { fields: fieldsSaying(fields, (field, value) => (changed.includes(field) ? came[field] : value)), changed: [] };
  }

  /** Fields that were the feed's own before get the feed's present values. */
  private async asItIs({ sourceId }: ShowToPublish, { sourceId: then, showFields: { fields, changed } }: Before): Promise<PublishedShowFields> {
    if (then === sourceId) return { fields, changed };
    const [was, is] = [await showInFeed(this.database.prisma, then), await showInFeed(this.database.prisma, sourceId)];
    if (!was || !is) return { fields, changed };
    return { fields: fieldsSaying(fields, (field, value) => (!changed.includes(field) && value === was[field] ? is[field] : value)), changed };
  }
}

/** The previous publication, and its fields of the show. */
interface Before {
  sourceId: string | null;
  showFields: PublishedShowFields;
}

const fieldsSaying = (fields: ShowFields, said: (field: keyof ShowFields, value: unknown) => unknown): ShowFields =>
  Object.fromEntries((Object.keys(fields) as (keyof ShowFields)[]).map((field) => [field, said(field, fields[field])])) as ShowFields;

const TAKEN_BACK: PublicState = { revision: null, view: null, withdrawn: false };

type PlannedBack = EpisodeBack & { speakers: SingleOperation[]; conflicts: RollBackConflict[] };

/** A view with other item fields. */
const withItem = (episode: EpisodeToPublish, { item: _, changed: __, ...view }: PublishedView, item: ItemFields): PublishedView => ({ ...view, ...itemInView(episode, item) });

const nothingBefore = () => new ConflictException({ code: 'first', message: 'Before this publication there was no feed: there is nothing to go back to.' });

const unknownThen = ({ title }: EpisodeToPublish) => new ConflictException({ code: 'unknown-then', message: `Upstream gave “${title}” another identity since, so there is no telling which item it was then: this publication cannot be taken back. Undo the edits on the desk and publish.` });

const tooOld = () => new ConflictException({ code: 'too-old', message: 'This publication was made before its content was kept episode by episode: it cannot be taken back. Undo the edits on the desk and publish.' });
