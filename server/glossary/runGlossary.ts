import { ForbiddenException, HttpException, Injectable, Logger } from '@nestjs/common';
import { countsOf, findByRules, writeByRules, samplesOf, type GlossaryText } from '#core/glossary/replaceByRules';
import { Glossary, type Rule } from '#core/glossary/rules';
import { mayIn } from '../access/requester.ts';
import { requesterOf } from '../access/requesterOf.ts';
import { lockEpisode } from '../edit/lockEpisode.ts';
import { Revise } from '../edit/revise.ts';
import { asking, askingIn } from '../platform/ask.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { readTexts } from './readTexts.ts';
import { TakeBackEpisode } from './takeBackEpisode.ts';

export const GLOSSARY_RUNS = 'glossary-runs';

/** How many episodes a run that only looks reads at once. */
const AT_ONCE = 20;
const MOST_SAMPLES = 3;
const MOST_ATTEMPTS = 5;
const TIMEOUT_MS = 5 * 60_000;

type Column = 'state' | 'revertState';

interface Run {
  id: string;
  showId: string;
  kind: 'look' | 'apply';
  state: 'running' | 'done';
  revertState: 'running' | 'done' | null;
  rules: Rule[];
  createdBy: string | null;
  revertedBy: string | null;
  againOf: string | null;
}

/**
 * Does the remaining work of glossary runs. The job is only the alarm clock, and may go off in two servers: each episode's row is claimed
 * in the transaction that does the work, so that it is done exactly once, and the next server finishes what another left behind.
 */
@Injectable()
export class RunGlossary {
  private readonly log = new Logger('glossary');

  constructor(private readonly database: Database, private readonly revise: Revise, private readonly back: TakeBackEpisode, jobs: Jobs) {
    jobs.register(GLOSSARY_RUNS, (_, signal) => this.runAll(signal), { cron: '* * * * *' });
  }

  private async runAll(signal: AbortSignal): Promise<void> {
    const { rows } = await this.database.pool.query<{ id: string }>(`select id from "glossary_run" where state = 'running' or "revertState" = 'running' order by "createdAt"`);
    for (const { id } of rows) await this.run(id, signal);
  }

  async run(id: string, signal?: AbortSignal): Promise<void> {
    const run = (await this.database.prisma.glossaryRun.findUnique({ where: { id } })) as unknown as Run | null;
    if (!run) return;
    const glossary = new Glossary(run.rules);
    const one = (column: Column, userId: string | null, work: (episodeId: string) => Promise<void>) => async (ids: readonly string[]): Promise<void> => {
      for (const episodeId of ids) {
        if (signal?.aborted) return;
        await this.attempt(id, episodeId, column, async () => {
          await this.askAgain(run, userId);
          await work(episodeId);
        });
      }
    };
    if (run.state === 'running') {
      await this.through(id, 'state', run.kind === 'look' ? (ids) => this.look(run, glossary, ids) : one('state', run.createdBy, (episodeId) => (run.againOf === null ? this.apply(run, glossary, episodeId) : this.back.again(run.againOf, { runId: id, userId: run.createdBy! }, episodeId))), signal);
      await this.database.pool.query(`update "glossary_run" set state = 'done', "finishedAt" = now() where id = $1 and state = 'running' and not exists (select 1 from "glossary_run_episode" where "runId" = $1 and state = 'waiting')`, [id]);
    }
    if (run.revertState === 'running') {
      await this.through(id, 'revertState', one('revertState', run.revertedBy, (episodeId) => this.back.run({ runId: id, userId: run.revertedBy! }, episodeId)), signal);
      await this.database.pool.query(`update "glossary_run" set "revertState" = 'done' where id = $1 and "revertState" = 'running' and not exists (select 1 from "glossary_run_episode" where "runId" = $1 and "revertState" = 'waiting')`, [id]);
    }
  }

  /** Checks access again before each episode, since a run may take hours. A run that only looks changes nothing and needs no such check. */
  private async askAgain({ showId }: Run, userId: string | null): Promise<void> {
    const user = userId === null ? null : await requesterOf(this.database, userId);
    if (!user || !mayIn(user, showId, 'editor')) throw new ForbiddenException('Whoever asked for this may no longer edit the show: somebody who may has to ask again.');
  }

  /** One pass over the waiting episodes. */
  private async through(runId: string, column: Column, work: (ids: readonly string[]) => Promise<void>, signal: AbortSignal | undefined): Promise<void> {
    for (let after = 0; ;) {
      const { rows } = await this.database.pool.query<{ episodeId: string; position: number }>(
        `select "episodeId", position from "glossary_run_episode" where "runId" = $1 and "${column}" = 'waiting' and position > $2 order by position limit ${AT_ONCE}`, [runId, after]);
      if (rows.length === 0 || signal?.aborted) return;
      after = rows.at(-1)!.position;
      await work(rows.map(({ episodeId }) => episodeId));
    }
  }

  /** A failure in one episode stops no other: it is retried in the next round, and reported if that does not help. */
  private async attempt(runId: string, episodeId: string, column: Column, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.warn(`episode ${episodeId}: ${(error as Error).message}`);
      await this.database.pool.query(
        `update "glossary_run_episode" set attempts = attempts + 1, problem = $3, "${column}" = case when $4 or attempts + 1 >= ${MOST_ATTEMPTS} then 'failed' else 'waiting' end
          where "runId" = $1 and "episodeId" = $2 and "${column}" = 'waiting'`, [runId, episodeId, (error as Error).message, error instanceof HttpException]);
    }
  }

  private async look({ id }: Run, glossary: Glossary, ids: readonly string[]): Promise<void> {
    const texts = await readTexts(asking(this.database.pool), ids);
    const rows = ids.map((episodeId) => ({ episodeId, ...foundIn(glossary, texts.get(episodeId)!).told }));
    await this.database.pool.query(
      `update "glossary_run_episode" g set state = 'done', matches = f.matches, counts = f.counts, samples = f.samples
         from jsonb_populate_recordset(null::"glossary_run_episode", $2::jsonb) f where g."runId" = $1 and g."episodeId" = f."episodeId" and g.state = 'waiting'`, [id, JSON.stringify(rows)]);
  }

  private async apply({ id, createdBy }: Run, glossary: Glossary, episodeId: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      if (!(await claimed(transaction, id, episodeId))) return;
      const { revision } = await lockEpisode(transaction, episodeId, { reachesShow: false });
      const ask = askingIn(transaction);
      const { matches, told } = foundIn(glossary, (await readTexts(ask, [episodeId])).get(episodeId)!);
      if (matches.length > 0) {
        await this.revise.within(transaction, { id: createdBy! }, episodeId, { baseRevision: revision, operations: [writeByRules(matches)], clientId: `glossary-${id}` }, `glossary: ${matches.length} ${matches.length === 1 ? 'place' : 'places'}`);
      }
      await transaction.glossaryRunEpisode.update({ where: { runId_episodeId: { runId: id, episodeId } }, data: { ...told, state: 'done', problem: null, revision: matches.length > 0 ? revision + 1 : null } });
    }, { timeout: TIMEOUT_MS });
  }
}

function foundIn(glossary: Glossary, texts: readonly GlossaryText[]) {
  const matches = findByRules(glossary, texts);
  return { matches, told: { matches: matches.length, counts: countsOf(matches), samples: samplesOf(matches, MOST_SAMPLES) } };
}

async function claimed(transaction: Transaction, runId: string, episodeId: string): Promise<boolean> {
  const rows = await transaction.$queryRaw<object[]>`select 1 from "glossary_run_episode" where "runId" = ${runId}::uuid and "episodeId" = ${episodeId}::uuid and state = 'waiting' for update skip locked`;
  return rows.length > 0;
}
