import type { Episode, EpisodeState } from '#core/model/episode';

/**
 * Whether an episode `e` differs from what is published: it was taken out of the feed or put back, or has corrections. A revision that only
 * follows upstream needs no publication of its own, and an episode that is not in the feed waits for none. One that left the feed because it
 * was gone upstream, and that somebody has chosen to keep since, comes back with the next publication.
 */
export const WAITS = `(case when e."goneAt" is not null and e."keptAt" is null then false
  when e."withdrawnAt" is not null then not e."outOfFeed"
  when e."keptAt" is not null and e."keptAt" > (select max(p."publishedAt") from "publication" p where p."showId" = e."showId" and p."publishedAt" > e."goneAt") then true
  else e."outOfFeed" or e.revision > greatest(e."followedRevision", coalesce(e."publishedRevision", 0)) end)`;

/**
 * The state of an episode `e`, from its columns alone: `edited` while changes wait to be published; else `findings` if nobody has edited it
 * and the checks found something; else `imported` before its first publication and `published` after it.
 */
export const STATE = `case
  when ${WAITS} then 'edited'
  when e.revision = 0 and e."errorCount" + e."warningCount" > 0 then 'findings'
  when e."publishedRevision" is null then 'imported'
  else 'published' end`;

/** The columns of an {@link EpisodeRow} over `e` (episodes) joined with `s` (their shows), without those in {@link COUNTS}. */
export const EPISODE_COLUMNS = `e.id, e."showId", s.title as "showTitle", e.key, e.guid, e.position, e.title, e.link, e."pubDate", e."enclosureUrl",
  e."enclosureLength"::float8 as "enclosureLength", e."enclosureType", e."durationMs", e."inFeed", e.version, e."notesFormat", ${STATE} as state, e.revision, e."publishedRevision", e."errorCount", e."warningCount"`;

/** The place in the feed of the episode with this alias, from its own columns and the kind of its source. */
export const FEED = (episode: string): string => `case
  when ${episode}."withdrawnAt" is not null and ${episode}."outOfFeed" then 'out'
  when ${episode}."goneAt" is not null and ${episode}."keptAt" is null then 'gone'
  when ${episode}."withdrawnAt" is not null then 'leaving'
  when ${episode}."goneAt" is not null then 'kept'
  when ${episode}."outOfFeed" then 'returning'
  when ${episode}."publishedRevision" is null and (select kind from "source" where id = ${episode}."sourceId") = 'notes' then 'new'
  else 'in' end`;

/** Columns that need subqueries, selected only for the rows of one page. */
export const COUNTS = (episode: string): string => `
  (select ${FEED('x')} from "episode" x where x.id = ${episode}.id) as feed,
  (select case kind when 'notes' then 'stet' else 'feed' end from "source" join "episode" x on x."sourceId" = "source".id where x.id = ${episode}.id) as origin,
  (select count(*)::int from "segment" g where g."episodeId" = ${episode}.id) as segments,
  (select count(distinct g."speakerId")::int from "segment" g where g."episodeId" = ${episode}.id) as speakers`;

export interface EpisodeRow extends Omit<Episode, 'pubDate' | 'state'> {
  pubDate: Date | null;
  state: EpisodeState;
}

export const episodeOf = (row: EpisodeRow): Episode => ({ ...row, pubDate: row.pubDate?.toISOString() ?? null });
