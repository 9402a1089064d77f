import type { Transaction } from '../platform/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';
import { askForLinked } from './linkedJob.ts';

/**
 * Makes the files of a followed show due, as their hosts may have replaced them where they are: those of its newest episodes, or all. The
 * recordings and what the feed holds itself are not asked for.
 */
export async function lookAgain(transaction: Transaction, jobs: Jobs, showId: string, { newest, nowMs }: { newest: number | null; nowMs: number }): Promise<void> {
  const due = await transaction.$executeRaw`
    update "linked_file" l set "retryAt" = ${new Date(nowMs)}::timestamptz
     where l."showId" = ${showId}::uuid and l.status = 'ok' and l.role in ('transcript', 'chapters')
       and l."episodeId" in (select id from "episode" where "showId" = ${showId}::uuid order by "pubDate" desc nulls last, position limit ${newest})`;
  if (due > 0) await askForLinked(jobs, transaction, showId);
}
