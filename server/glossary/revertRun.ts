import { ConflictException, Injectable } from '@nestjs/common';
import type { GlossaryRun } from '#core/model/glossary';
import type { Prisma } from '../../prisma/generated/client.ts';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { ListGlossaryRuns } from './listRuns.ts';
import { GLOSSARY_RUNS, RunGlossary } from './runGlossary.ts';

/** Takes an applied run back: at once if it changed one episode, else as a job. A second request only retries where that failed. */
@Injectable()
export class RevertGlossaryRun {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly jobs: Jobs, private readonly runs: ListGlossaryRuns, private readonly work: RunGlossary,
  ) {}

  async run(user: Requester, showId: string, runId: string): Promise<GlossaryRun> {
    await this.access.require(user, 'editor', { showIds: [showId] });
    const run = await this.runs.seen(showId, runId);
    if (run.kind !== 'apply' || run.state !== 'done') throw notApplied(run);
    const begun = await this.database.transaction(async (transaction) => {
      const ask = async (where: Prisma.GlossaryRunWhereInput) => (await transaction.glossaryRun.updateMany({ where: { id: runId, ...where }, data: { revertState: 'running', revertedBy: user.id } })).count > 0;
      const first = await ask({ revertState: null });
      if (!first && !(await ask({ revertState: 'done', episodes: { some: { revertState: 'failed' } } }))) return 0;
      // these list what applying again left out, not what taking back will leave out
      if (first) await transaction.glossaryRunEpisode.updateMany({ where: { runId }, data: { kept: [] } });
      const { count } = await transaction.glossaryRunEpisode.updateMany({ where: { runId, ...(first ? { revision: { not: null } } : { revertState: 'failed' }) }, data: { revertState: 'waiting', attempts: 0, problem: null } });
      await this.jobs.enqueue(transaction, GLOSSARY_RUNS, {}, { key: `${runId} back` });
      await this.audit.record(transaction, { userId: user.id, showId, action: 'glossary.revert', subject: runId, detail: { episodes: count } });
      return count;
    });
    if (begun === 1) await this.work.run(runId);
    return this.runs.seen(showId, runId);
  }
}

const notApplied = ({ kind }: GlossaryRun) =>
  new ConflictException({ code: 'not-applied', message: kind === 'look' ? 'This run only looked: there is nothing to take back.' : 'This run is still being applied: take it back when it is done.' });
