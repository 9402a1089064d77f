import type { Transaction } from '../platform/database.ts';

/** Counts the open findings of episodes again, without the ignored ones. */
export const recount = (transaction: Transaction, episodeIds: readonly string[]): Promise<number> => transaction.$executeRaw`
  update "episode" e set "errorCount" = c.errors, "warningCount" = c.warnings
    from (select asked.id, count(f.id) filter (where f.severity = 'error' and i.key is null)::int as errors, count(f.id) filter (where f.severity = 'warning' and i.key is null)::int as warnings
            from unnest(${episodeIds}::uuid[]) asked(id) left join "finding" f on f."episodeId" = asked.id left join "ignored_finding" i on i."episodeId" = f."episodeId" and i.key = f.key
           group by asked.id) c
   where e.id = c.id and (e."errorCount", e."warningCount") is distinct from (c.errors, c.warnings)`;
