import type { Enrichment, ShowMode } from '#core/model/show';
import { asking, type Ask } from '../../platform/ask.ts';
import type { Database } from '../../platform/database.ts';
import type { Wish } from '../goingOut.ts';
import { keptView, type NamedView } from '../publishedView.ts';
import { PublishedShowFields, showFieldsOf, type ShowFields } from '../showFields.ts';
import { showToPublish, type PublicState } from '../showToPublish.ts';
import { carrySwitches } from '../switches.ts';
import { refuseLost } from './lostSince.ts';

/** An episode as it was when its publication was scheduled; `view` is the hash of a stored view. */
export interface ScheduledEpisode {
  episodeId: string;
  title: string;
  revision: number | null;
  view: string | null;
  /** Absent in rows from before episodes could be taken out. */
  withdrawn?: boolean;
}

export interface Scheduled {
  id: string;
  createdAt: Date;
  showId: string;
  afterNumber: number;
  episodes: ScheduledEpisode[];
  showFields: unknown;
  enrichments: string[];
  mode: ShowMode | null;
}

/**
 * What a scheduled publication publishes now: the views from when it was scheduled. An episode that was published or taken back since stays as
 * published, since that was a later decision; so does one that it would take out and that was put back since, and switches and fields of the
 * show that were published differently. What went out since, but was scheduled before this, is no later decision.
 *
 * @throws ConflictException if words of it lost against upstream's since
 */
export async function scheduledWish(database: Database, scheduled: Scheduled): Promise<Wish> {
  const { showId, afterNumber } = scheduled;
  const ask = asking(database.pool);
  const show = await showToPublish(database, showId);
  const decided = await decidedSince(ask, scheduled);
  const later = new Set(decided.episodeIds);
  const now = new Map(show.episodes.map((episode) => [episode.id, episode]));
  const isPutBack = ({ episodeId, withdrawn = false }: ScheduledEpisode): boolean => withdrawn && !now.get(episodeId)!.withdrawn;
  const wanted = scheduled.episodes.filter((each) => now.has(each.episodeId) && !later.has(each.episodeId) && !isPutBack(each));
  const rows = await ask<{ hash: string; sourceId: string }>(`select encode(sha256, 'hex') as hash, "sourceId" from "published_view" where sha256 = any($1::bytea[])`, [wanted.flatMap(({ view }) => (view === null ? [] : [Buffer.from(view, 'hex')]))]);
  const views = new Map(rows.map(({ hash, sourceId }) => [hash, keptView(database, hash, sourceId)]));
  const numbered = (number: number) => database.prisma.publication.findUnique({ where: { showId_number: { showId, number } }, select: { enrichments: true, showFields: true } });
  const then = await numbered(afterNumber);
  const fieldsThen = PublishedShowFields.nullable().parse(then?.showFields ?? null);
  const fieldsBefore = PublishedShowFields.nullable().parse((decided.first === null ? show.last : await numbered(decided.first - 1))?.showFields ?? null);
  const fieldsWanted = PublishedShowFields.nullable().parse(scheduled.showFields);
  const last = show.last?.showFields ?? null;
  const viewOf = (hash: string | null): NamedView | null => (hash === null ? null : views.get(hash)!);
  const fields = fieldsWanted === null || fieldsThen === null || fieldsBefore === null || last === null ? (fieldsWanted ?? last ?? showFieldsOf(show)) : carryFields(fieldsThen, fieldsWanted, fieldsBefore, last);
  await refuseLost(ask, show, scheduled.createdAt, { episodes: wanted.map(({ episodeId, title, view }) => ({ episodeId, title, view: viewOf(view) })), show: fields });
  return {
    mode: scheduled.mode ?? undefined,
    enrichments: show.last ? carrySwitches(then?.enrichments ?? [], scheduled.enrichments, show.last.enrichments) : (scheduled.enrichments as Enrichment[]),
    given: {
      episodes: new Map(wanted.map(({ episodeId, revision, view, withdrawn = false }): [string, PublicState] => [episodeId, { revision, view: viewOf(view), withdrawn }])),
      show: fields,
    },
  };
}

/** What was decided after a publication was scheduled and is public: the first such publication, and the episodes of all of them. */
async function decidedSince(ask: Ask, { id, createdAt, showId, afterNumber }: Scheduled): Promise<{ first: number | null; episodeIds: string[] }> {
  const [decided] = await ask<{ first: number | null; episodeIds: string[] }>(
    `with since as (
       select p.id, p.number from "publication" p
        where p."showId" = $1::uuid and p.number > $2
          and not exists (select from "scheduled_publication" s where s."publicationId" = p.id and (s."createdAt", s.id) < ($3::timestamptz, $4::uuid)))
     select (select min(number) from since) as first, array(select distinct e."episodeId" from "published_episode" e join since on since.id = e."publicationId") as "episodeIds"`,
    [showId, afterNumber, createdAt, id]);
  return decided!;
}

/** Applies the scheduled changes of the show's fields to the published ones, but for those that were decided on since: they differ from `before`. */
function carryFields(then: PublishedShowFields, wanted: PublishedShowFields, before: PublishedShowFields, last: PublishedShowFields): PublishedShowFields {
  const changes = (Object.keys(wanted.fields) as (keyof ShowFields)[]).filter((field) => wanted.fields[field] !== then.fields[field] && last.fields[field] === before.fields[field]);
  return { fields: { ...last.fields, ...Object.fromEntries(changes.map((field) => [field, wanted.fields[field]])) }, changed: [...new Set([...last.changed, ...changes.filter((field) => wanted.changed.includes(field))])].sort() };
}
