import { randomUUID } from 'node:crypto';
import { Injectable, UnprocessableEntityException } from '@nestjs/common';
import type { Rule } from '#core/glossary/rules';
import type { GlossaryRun, NewGlossaryRun } from '#core/model/glossary';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { GlossaryRules } from './glossaryRules.ts';
import { ListGlossaryRuns } from './listRuns.ts';
import { GLOSSARY_RUNS, RunGlossary } from './runGlossary.ts';

/** Starts a run with a copy of the rules as they are now, on the chosen episodes. */
@Injectable()
export class StartGlossaryRun {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly jobs: Jobs,
    private readonly rules: GlossaryRules, private readonly runs: ListGlossaryRuns, private readonly work: RunGlossary,
  ) {}

  async run(user: Requester, showId: string, { kind, episodeIds, ruleIds }: NewGlossaryRun): Promise<GlossaryRun> {
    const shows = await this.access.require(user, 'editor', { showIds: [showId], ...(episodeIds && { episodeIds }) });
    if (shows.length > 1) throw otherShow();
    const id = randomUUID();
    await this.database.transaction(async (transaction) => {
      const all = await this.rules.of(transaction, showId);
      const rules = all.filter((rule) => (ruleIds ? ruleIds.includes(rule.id) : rule.enabled)).map(({ id: ruleId, wrong, right, caseRule, wholeWord }): Rule => ({ id: ruleId, wrong, right, caseRule, wholeWord }));
      if (rules.length === 0 || (ruleIds && new Set(ruleIds).size !== rules.length)) throw noRules();
      await transaction.$executeRaw`delete from "glossary_run" where "showId" = ${showId}::uuid and kind = 'look' and "createdAt" < now() - interval '7 days'`;
      await transaction.glossaryRun.create({ data: { id, showId, kind, state: 'running', rules: rules as object[], createdBy: user.id } });
      await transaction.$executeRaw`
        insert into "glossary_run_episode" ("runId", "episodeId", "showId", position)
        select ${id}::uuid, id, "showId", row_number() over (order by position, id) from "episode"
         where "showId" = ${showId}::uuid and (${episodeIds === undefined} or id = any(${episodeIds ?? []}::uuid[]))`;
      await this.jobs.enqueue(transaction, GLOSSARY_RUNS, {}, { key: id });
      await this.audit.record(transaction, { userId: user.id, showId, action: `glossary.${kind}`, subject: id, detail: { rules: rules.length, episodes: episodeIds?.length ?? 'all' } });
    });
    // one episode is done at once, and the job finds nothing left to do
    if (episodeIds?.length === 1) await this.work.run(id);
    return this.runs.seen(showId, id);
  }
}

const noRules = () => new UnprocessableEntityException({ code: 'no-rules', message: 'There is no rule to look for: add one to the glossary, or turn one on.' });

const otherShow = () => new UnprocessableEntityException({ code: 'other-show', message: 'The glossary of a show is for its own episodes.' });
