import { applyAll } from '#core/edit/apply';
import { applyChanges } from '#core/edit/changes';
import { ofEpisode } from '#core/edit/ofEpisode';
import type { Failure } from '#core/edit/failure';
import type { Operation } from '#core/edit/operation';
import { readerOf, type Records } from '#core/edit/records';
import { askingIn } from '../../platform/ask.ts';
import type { Transaction } from '../../platform/database.ts';
import { OF_THE_SHOW } from '../ofTheShow.ts';

/** A revision's inverse. */
export interface Back {
  number: number;
  inverse: Operation[];
}

/**
 * The revisions after `number` with their inverses, newest first. The inverse of an edit of the show that reached this episode is stored
 * only with the show's own revision, which was made in the same transaction.
 */
export const revisionsAfter = (transaction: Transaction, episodeId: string, number: number): Promise<Back[]> => askingIn(transaction)<Back>(`
  select r.number, case when r.inverse = '[]' then coalesce((select s.inverse ${OF_THE_SHOW}), r.inverse) else r.inverse end as inverse
    from "revision" r where r."episodeId" = $1::uuid and r.number > $2 order by r.number desc`, [episodeId, number]);

/** The records of an episode at a revision, found by undoing later revisions, newest first. */
export function recordsAt(records: Records, back: readonly Back[], number: number): { ok: true; records: Records } | { ok: false; failure: Failure } {
  const segments = new Set(records.segments.keys());
  const inverses = ofEpisode(back.filter((each) => each.number > number).flatMap(({ inverse }) => inverse), segments);
  const outcome = applyAll(readerOf(records), inverses);
  return outcome.ok ? { ok: true, records: applyChanges(records, outcome.changes) } : { ok: false, failure: outcome.failure };
}
