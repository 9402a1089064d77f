import { Injectable, NotFoundException } from '@nestjs/common';
import type { GlossaryRun, GlossaryRunEpisode } from '#core/model/glossary';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import type { List } from '../shows/listQuery.ts';

const MOST = 50;

@Injectable()
export class ListGlossaryRuns {
  constructor(private readonly database: Database, private readonly access: Access) {}

  /** Newest first. */
  async list(user: Requester, showId: string): Promise<List<GlossaryRun>> {
    await this.access.require(user, 'viewer', { showIds: [showId] });
    const items = await this.select(showId, null);
    return { items, total: items.length };
  }

  async read(user: Requester, showId: string, runId: string): Promise<GlossaryRun> {
    await this.access.require(user, 'viewer', { showIds: [showId] });
    return this.seen(showId, runId);
  }

  /** Without an access check. */
  async seen(showId: string, runId: string): Promise<GlossaryRun> {
    const [run] = await this.select(showId, runId);
    if (!run) throw noSuchRun();
    return run;
  }

  /** First the episodes where something failed, then those where something was left as it is. */
  async episodes(user: Requester, showId: string, runId: string, { page, perPage }: { page: number; perPage: number }): Promise<List<GlossaryRunEpisode>> {
    await this.access.require(user, 'viewer', { showIds: [showId] });
    await this.seen(showId, runId);
    const found = `from "glossary_run_episode" g join "episode" e on e.id = g."episodeId" where g."runId" = $1 and (g.matches > 0 or g.state = 'failed')`;
    const { rows: [count] } = await this.database.pool.query<{ total: number }>(`select count(*)::int as total ${found}`, [runId]);
    const { rows } = await this.database.pool.query<GlossaryRunEpisode>(
      `select g."episodeId", e.title, g.state, g.matches, g.samples, g.revision, g.problem, g.kept,
              case when g."revertState" is not null then jsonb_build_object('state', g."revertState", 'revision', g."revertRevision") end as reverted
         ${found} order by coalesce(g."revertState", g.state) <> 'failed', jsonb_array_length(g.kept) = 0, g.position limit $2 offset $3`, [runId, perPage, (page - 1) * perPage]);
    return { items: rows, total: count!.total };
  }

  private async select(showId: string, runId: string | null): Promise<GlossaryRun[]> {
    type Row = Omit<GlossaryRun, 'createdAt' | 'finishedAt' | 'rules' | 'reverted'> & {
      createdAt: Date; finishedAt: Date | null; rules: { id: string; wrong: string; right: string }[]; counts: Record<string, number> | null;
      revertState: 'running' | 'done' | null; revertedBy: string | null; back: number; toGoBack: number; notBack: number;
    };
    const { rows } = await this.database.pool.query<Row>(
      `select r.id, r.kind, r.state, r.rules, r."createdAt", r."finishedAt", r."revertState", r."againOf", u.name as "startedBy", b.name as "revertedBy", g.*, c.counts
         from "glossary_run" r left join "user" u on u.id = r."createdBy" left join "user" b on b.id = r."revertedBy",
         lateral (select count(*)::int as total, count(*) filter (where state <> 'waiting')::int as done, count(*) filter (where matches > 0)::int as episodes, count(*) filter (where state = 'failed')::int as failed, coalesce(sum(matches), 0)::int as matches,
                         count(*) filter (where "revertState" in ('done', 'failed'))::int as back, count(*) filter (where "revertState" is not null)::int as "toGoBack", count(*) filter (where "revertState" = 'failed')::int as "notBack", coalesce(sum(jsonb_array_length(kept)), 0)::int as kept
                    from "glossary_run_episode" where "runId" = r.id) g,
         lateral (select jsonb_object_agg(key, total) as counts
                    from (select key, sum(value::int) as total from "glossary_run_episode", jsonb_each_text(counts) where "runId" = r.id group by key) each) c
        where r."showId" = $1 and ($2::text is null or r.id::text = $2) order by r."createdAt" desc, r.id limit ${MOST}`, [showId, runId?.toLowerCase() ?? null]);
    return rows.map(({ createdAt, finishedAt, rules, counts, revertState, revertedBy, back, toGoBack, notBack, ...run }) => ({
      ...run, createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null,
      rules: rules.map(({ id, wrong, right }) => ({ id, wrong, right, count: counts?.[id] ?? 0 })),
      reverted: revertState === null ? null : { state: revertState, by: revertedBy, done: back, total: toGoBack, failed: notBack },
    }));
  }
}

const noSuchRun = () => new NotFoundException({ code: 'not-found', message: 'There is no such run of this glossary. A run that only looked is kept for a week.' });
