import { applyAll } from '#core/edit/apply';
import { applyChanges } from '#core/edit/changes';
import { ofEpisode } from '#core/edit/ofEpisode';
import type { Failure } from '#core/edit/failure';
import type { Operation } from '#core/edit/operation';
import { readerOf, type Records } from '#core/edit/records';
import type { Transaction } from '../../platform/database.ts';

/** A revision's inverse. */
export interface Back {
  number: number;
  inverse: Operation[];
}

/**
 * The revisions after `number` with their inverses, newest first. The inverse of an edit of the show that reached this episode is stored
 * only with the show's own revision, which was made in the same transaction.
 */
export const revisionsAfter = (transaction: Transaction, episodeId: string, number: number): Promise<Back[]> => transaction.$queryRaw<Back[]>`
  select r.number, case when r.inverse = '[]'::jsonb then coalesce(s.inverse, r.inverse) else r.inverse end as inverse
    from "revision" r left join lateral (
      select inverse from "revision" s where s."showId" = r."showId" and s."episodeId" is null and s."createdAt" = r."createdAt"
        and r."episodeId" = any(s."episodeIds") and s.operations = r.operations limit 1) s on r.inverse = '[]'::jsonb
   where r."episodeId" = ${episodeId}::uuid and r.number > ${number} order by r.number desc`;

/** The records of an episode at a revision, found by undoing later revisions, newest first. */
export function recordsAt(records: Records, back: readonly Back[], number: number): { ok: true; records: Records } | { ok: false; failure: Failure } {
  const segments = new Set(records.segments.keys());
  const inverses = ofEpisode(back.filter((each) => each.number > number).flatMap(({ inverse }) => inverse), segments);
  const outcome = applyAll(readerOf(records), inverses);
  return outcome.ok ? { ok: true, records: applyChanges(records, outcome.changes) } : { ok: false, failure: outcome.failure };
}
