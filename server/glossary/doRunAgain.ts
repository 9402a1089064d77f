import { randomUUID } from 'node:crypto';
import { ConflictException, Injectable } from '@nestjs/common';
import type { GlossaryRun } from '#core/model/glossary';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { ListGlossaryRuns } from './listRuns.ts';
import { GLOSSARY_RUNS, RunGlossary } from './runGlossary.ts';

/** Applies a run again that was taken back: as a run of its own, in the episodes where something was taken back. */
@Injectable()
export class DoGlossaryRunAgain {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly jobs: Jobs, private readonly runs: ListGlossaryRuns, private readonly work: RunGlossary,
  ) {}

  async run(user: Requester, showId: string, runId: string): Promise<GlossaryRun> {
    await this.access.require(user, 'editor', { showIds: [showId] });
    const takenBack = await this.runs.seen(showId, runId);
    if (takenBack.reverted?.state !== 'done') throw notTakenBack(takenBack);
    const id = randomUUID();
    const episodes = await this.database.transaction(async (transaction) => {
      const begun = await transaction.$executeRaw`
        insert into "glossary_run" (id, "showId", kind, state, rules, "createdBy", "againOf")
        select ${id}::uuid, "showId", 'apply', 'running', rules, ${user.id}::uuid, id from "glossary_run" where id = ${runId}::uuid on conflict ("againOf") do nothing`;
      if (begun === 0) throw doneAgain();
      const count = await transaction.$executeRaw`
        insert into "glossary_run_episode" ("runId", "episodeId", "showId", position, matches, counts, samples)
        select ${id}::uuid, "episodeId", "showId", position, matches, counts, samples from "glossary_run_episode" where "runId" = ${runId}::uuid and "revertRevision" is not null`;
      if (count === 0) throw nothingTakenBack();
      await this.jobs.enqueue(transaction, GLOSSARY_RUNS, {}, { key: id });
      await this.audit.record(transaction, { userId: user.id, showId, action: 'glossary.again', subject: id, detail: { again: runId, episodes: count } });
      return count;
    });
    if (episodes === 1) await this.work.run(id);
    return this.runs.seen(showId, id);
  }
}

const notTakenBack = ({ reverted }: GlossaryRun) =>
  new ConflictException({ code: 'not-taken-back', message: reverted === null ? 'This run was not taken back: there is nothing to do again.' : 'This run is still being taken back: do it again when that is done.' });

const doneAgain = () => new ConflictException({ code: 'done-again', message: 'This was done again already.' });

const nothingTakenBack = () => new ConflictException({ code: 'nothing-taken-back', message: 'When this run was taken back, everything had been changed again since: there is nothing to do again.' });
