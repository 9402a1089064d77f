import { lowerBound } from '#core/edit/lowerBound';
import type { Hunk, PublicationPreview } from '#core/model/publication';
import { asking } from '../platform/ask.ts';
import type { Database } from '../platform/database.ts';
import type { Composition } from './compose.ts';

export type UpstreamChange = PublicationPreview['upstream'][number];
type Named = Pick<Row, 'episodeId' | 'title'>;

/** An item of either version of the feed, with the episode that is there now. */
interface Row {
  key: string;
  wasAt: number | null;
  isAt: number | null;
  isOther: boolean;
  episodeId: string | null;
  title: string | null;
  guid: string | null;
  /** Whether the episode was there before: it was published, or goes on under another guid. */
  isKnown: boolean | null;
  /** The key of its item as we wrote it last, if we did. */
  writtenAs: string | null;
}

/**
 * What a publication brings of what upstream changed since the last one: whatever was not corrected here goes out along with anything else. The
 * items of the two versions are compared by key and hash. Of items that were there before, those whose lines are all public already are left out.
 */
export async function changedUpstream(database: Database, { show, going, feed }: Composition, hunks: readonly Hunk[]): Promise<UpstreamChange[]> {
  const before = show.last?.sourceId ?? null;
  if (before === null || show.sourceId === null || before === show.sourceId || hunks.length === 0) return [];
  const rows = await asking(database.pool)<Row>(
    `select f.*, e.id as "episodeId", e.title, e.guid, i.key as "writtenAs",
            i.key is not null or exists (select 1 from "published_episode" p where p."episodeId" = e.id) or exists (select 1 from "upstream_report" r where r."episodeId" = e.id and r.kind = 'maybe-same' and r.answer = 'same') as "isKnown"
       from (select key, was.position as "wasAt", now.position as "isAt", was.sha256 is distinct from now.sha256 as "isOther"
               from (select key, position, sha256 from "source_item" where "sourceId" = $2) was
               full join (select key, position, sha256 from "source_item" where "sourceId" = $3) now using (key)) f
       left join "episode" e on e."showId" = $1 and e."sourceId" = $3 and e.key = f.key
       left join "published_item" i on i."episodeId" = e.id
      order by f."isAt", f."wasAt"`, [show.id, before, show.sourceId]);
  if (rows.every(({ wasAt }) => wasAt === null)) return []; // it is no longer known what that version had
  const out = new Set(going.episodes.flatMap(({ withdrawn, episode }) => (withdrawn ? [episode.id] : [])));
  const there = rows.filter(({ isAt, episodeId }) => isAt !== null && (episodeId === null || !out.has(episodeId)));
  const fresh = there.filter(({ wasAt }) => wasAt === null);
  const { added, missing } = movedLines(hunks);
  const isMoved = ({ key }: Row): boolean => {
    const lines = feed.linesOf(key);
    return lines === null || hasAny(added, lines.first, lines.last) || hasAny(missing, lines.first + 1, lines.last);
  };
  const isRenamed = ({ isKnown, guid, key, writtenAs }: Row): boolean => isKnown === true && guid !== null && writtenAs !== key;
  const changed = there.filter((row) => row.episodeId !== null && row.isOther && (row.wasAt !== null || row.isKnown === true) && !(row.wasAt === null && isRenamed(row)) && isMoved(row));
  return [
    told('came', fresh.filter(({ isKnown }) => isKnown !== true)),
    told('changed', changed),
    told('guid', fresh.filter(isRenamed)),
    told('left', await leftOf(database, show.id, rows.filter(({ isAt }) => isAt === null).map(({ key }) => key), fresh.filter(({ isKnown, writtenAs, key }) => isKnown === true && writtenAs !== key).length)),
    ...(inOtherOrder(rows) ? [{ what: 'order' as const, total: 1, items: [], words: 'another order of the episodes from upstream' }] : []),
  ].filter(({ total }) => total > 0);
}

/**
 * The episodes that left upstream and that nobody keeps. One that was deleted here since has no title any more.
 *
 * @param continued how many episodes go on under another key
 */
async function leftOf({ pool }: Pick<Database, 'pool'>, showId: string, keys: readonly string[], continued: number): Promise<Named[]> {
  if (keys.length === 0) return [];
  const known = await asking(pool)<Named & { stays: boolean }>(
    `select e.id as "episodeId", e.title, e."keptAt" is not null or coalesce(p.withdrawn, false) as stays from "episode" e
       left join lateral (select withdrawn from "published_episode" p where p."episodeId" = e.id order by p.number desc limit 1) p on true
      where e."showId" = $1 and e.key = any($2)`, [showId, keys]);
  const deleted = Math.max(0, keys.length - known.length - continued);
  return [...known.flatMap(({ stays, ...episode }) => (stays ? [] : [episode])), ...Array.from({ length: deleted }, () => ({ episodeId: null, title: null }))];
}

/** Whether the items that are in both versions stand in another order. */
function inOtherOrder(rows: readonly Row[]): boolean {
  const stay = rows.filter(({ wasAt, isAt }) => wasAt !== null && isAt !== null);
  return stay.some(({ wasAt }, index) => index > 0 && wasAt! < stay[index - 1]!.wasAt!);
}

/** The most episodes listed by name, and the most that are named in a sentence. */
const MOST = 100;
const MOST_IN_WORDS = 3;

const WORDS: Record<'came' | 'changed' | 'guid' | 'left', readonly [one: string, many: string]> = {
  came: ['1 new episode from upstream', '% new episodes from upstream'],
  changed: ['1 episode changed upstream', '% episodes changed upstream'],
  guid: ['1 episode with a new guid from upstream', '% episodes with a new guid from upstream'],
  left: ['1 episode left upstream', '% episodes left upstream'],
};

function told(what: keyof typeof WORDS, found: readonly Named[]): UpstreamChange {
  const titles = found.slice(0, MOST_IN_WORDS).flatMap(({ title }) => title ?? []);
  const [one, many] = WORDS[what];
  const named = titles.length === 0 ? '' : ` (${titles.join(', ')}${found.length > titles.length ? ` and ${found.length - titles.length} more` : ''})`;
  return {
    what, total: found.length, items: found.slice(0, MOST).flatMap(({ episodeId, title }) => (title === null ? [] : [{ episodeId, title }])),
    words: `${found.length === 1 ? one : many.replace('%', String(found.length))}${named}`,
  };
}

/** The lines of the new feed that are not in the old one, and those before which lines are missing; both ascending. */
function movedLines(hunks: readonly Hunk[]): { added: number[]; missing: number[] } {
  const [added, missing]: [number[], number[]] = [[], []];
  for (const { newLine, lines } of hunks) {
    let line = newLine;
    for (const { kind } of lines) {
      if (kind === 'removed') missing.push(line);
      else {
        if (kind === 'added') added.push(line);
        line += 1;
      }
    }
  }
  return { added, missing };
}

/** Whether any of these ascending numbers is in a range, ends included. */
function hasAny(rising: readonly number[], from: number, to: number): boolean {
  const first = lowerBound(rising.length, (at) => rising[at]! >= from);
  return first < rising.length && rising[first]! <= to;
}
