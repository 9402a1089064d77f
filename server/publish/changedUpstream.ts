import type { z } from 'zod';
import { lowerBound } from '#core/edit/lowerBound';
import type { Hunk, PublicationPreview } from '#core/model/publication';
import type { Database } from '../platform/database.ts';
import type { Composition } from './compose.ts';

/** The most episodes listed by name. */
const MOST = 100;

/**
 * The episodes whose items upstream has changed since the last publication, and which this publication changes: whatever was not corrected here
 * is published along with anything else, and not all of it can be described in words. Items of the two sources are compared by hash; those
 * whose lines are all public already, or that are not in the feed, are left out.
 */
export async function changedUpstream({ pool }: Database, { show, going, feed }: Composition, hunks: readonly Hunk[]): Promise<z.infer<typeof PublicationPreview>['upstream']> {
  const before = show.last?.sourceId ?? null;
  if (before === null || show.sourceId === null || before === show.sourceId) return { total: 0, items: [] };
  const { rows } = await pool.query<{ episodeId: string; title: string; key: string }>(
    `select e.id as "episodeId", e.title, e.key
       from "source_item" now join "source_item" was on was."sourceId" = $2 and was.key = now.key and was.sha256 <> now.sha256
       join "episode" e on e."showId" = $1 and e."sourceId" = now."sourceId" and e.key = now.key
      where now."sourceId" = $3 order by now.position`, [show.id, before, show.sourceId]);
  const out = new Set(going.episodes.flatMap(({ withdrawn, episode }) => (withdrawn ? [episode.id] : [])));
  const { added, missing } = movedLines(hunks);
  const told = rows.filter(({ episodeId, key }) => {
    const lines = feed.linesOf(key);
    return !out.has(episodeId) && (lines === null || hasAny(added, lines.first, lines.last) || hasAny(missing, lines.first + 1, lines.last));
  });
  return { total: told.length, items: told.slice(0, MOST).map(({ episodeId, title }) => ({ episodeId, title })) };
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
