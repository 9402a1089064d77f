import { randomUUID } from 'node:crypto';
import { ConflictException, HttpException, Injectable, NotFoundException, UnprocessableEntityException } from '@nestjs/common';
import type { GlossaryImported, GlossaryRule, GlossaryRuleChange, NewGlossaryRule } from '#core/model/glossary';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { isUuid } from '../platform/isUuid.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import type { List } from '../shows/listQuery.ts';
import { askForFindings } from './findingsOfRules.ts';

const MOST = 5_000;
const SELECT = { id: true, wrong: true, right: true, caseRule: true, wholeWord: true, note: true, enabled: true, version: true } as const;

/** The spelling rules of a show. Changing them updates the findings of its episodes. */
@Injectable()
export class GlossaryRules {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly jobs: Jobs) {}

  async list(user: Requester, showId: string): Promise<List<GlossaryRule>> {
    await this.access.require(user, 'viewer', { showIds: [showId] });
    const items = await this.of(this.database.prisma, showId);
    return { items, total: items.length };
  }

  async add(user: Requester, showId: string, rule: NewGlossaryRule): Promise<GlossaryRule> {
    await this.access.require(user, 'editor', { showIds: [showId] });
    return this.changing(user, showId, 'glossary.add', async (transaction) => {
      if ((await transaction.glossaryRule.count({ where: { showId } })) >= MOST) throw tooMany();
      await refuseTaken(transaction, showId, rule.wrong);
      const added = await transaction.glossaryRule.create({ data: { ...rule, id: randomUUID(), showId }, select: SELECT });
      return { result: added as GlossaryRule, wrongs: [rule.wrong] };
    });
  }

  /** `version` is the version that the change is based on; if it is outdated, the change is refused. */
  async change(user: Requester, showId: string, ruleId: string, version: number, change: GlossaryRuleChange): Promise<GlossaryRule> {
    await this.access.require(user, 'editor', { showIds: [showId] });
    return this.changing(user, showId, 'glossary.change', async (transaction) => {
      const rule = await ruleOf(transaction, showId, ruleId);
      if (rule.version !== version) throw stale(rule.version);
      if (change.wrong !== undefined && change.wrong !== rule.wrong) await refuseTaken(transaction, showId, change.wrong);
      const changed = await transaction.glossaryRule.update({ where: { id: rule.id }, data: { ...change, version: { increment: 1 } }, select: SELECT });
      return { result: changed as GlossaryRule, wrongs: [changed.wrong] };
    });
  }

  async remove(user: Requester, showId: string, ruleId: string): Promise<void> {
    await this.access.require(user, 'editor', { showIds: [showId] });
    await this.changing(user, showId, 'glossary.remove', async (transaction) => {
      const rule = await ruleOf(transaction, showId, ruleId);
      await transaction.glossaryRule.delete({ where: { id: rule.id } });
      return { result: undefined, wrongs: [] };
    });
  }

  async bring(user: Requester, showId: string, rules: readonly NewGlossaryRule[]): Promise<GlossaryImported> {
    await this.access.require(user, 'editor', { showIds: [showId] });
    return this.changing(user, showId, 'glossary.import', async (transaction) => {
      const known = new Map((await this.of(transaction, showId)).map((rule) => [rule.wrong, rule]));
      const result: GlossaryImported = { added: 0, changed: 0, same: 0 };
      const wrongs: string[] = [];
      const fresh: (NewGlossaryRule & { id: string; showId: string })[] = [];
      // of several rules for one spelling, the last one counts
      for (const rule of new Map(rules.map((each) => [each.wrong, each])).values()) {
        const was = known.get(rule.wrong);
        if (was && (Object.keys(rule) as (keyof NewGlossaryRule)[]).every((field) => was[field] === rule[field])) {
          result.same += 1;
          continue;
        }
        wrongs.push(rule.wrong);
        result[was ? 'changed' : 'added'] += 1;
        if (was) await transaction.glossaryRule.update({ where: { id: was.id }, data: { ...rule, version: { increment: 1 } } });
        else fresh.push({ ...rule, id: randomUUID(), showId });
      }
      await transaction.glossaryRule.createMany({ data: fresh });
      if (known.size + result.added > MOST) throw tooMany();
      return { result, wrongs };
    });
  }

  /** Without an access check, in display order. */
  async of({ glossaryRule }: Pick<Transaction, 'glossaryRule'>, showId: string): Promise<GlossaryRule[]> {
    return (await glossaryRule.findMany({ where: { showId }, orderBy: [{ wrong: 'asc' }, { id: 'asc' }], select: SELECT })) as GlossaryRule[];
  }

  /** Runs a change, one at a time per glossary, and enqueues updating the findings. */
  private changing<Result>(user: Requester, showId: string, action: string, change: (transaction: Transaction) => Promise<{ result: Result; wrongs: string[] }>): Promise<Result> {
    return this.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select id from "show" where id = ${showId}::uuid for no key update`;
      const { result, wrongs } = await change(transaction);
      await askForFindings(this.jobs, transaction, { showId, wrongs });
      await this.audit.record(transaction, { userId: user.id, showId, action, subject: showId, detail: { rules: wrongs.slice(0, 20) } });
      return result;
    });
  }
}

async function ruleOf(transaction: Transaction, showId: string, id: string) {
  const rule = isUuid(id) ? await transaction.glossaryRule.findFirst({ where: { id, showId }, select: SELECT }) : null;
  if (!rule) throw new NotFoundException({ code: 'not-found', message: 'There is no such rule in this glossary: somebody may have deleted it. Load the glossary again.' });
  return rule;
}

async function refuseTaken(transaction: Transaction, showId: string, wrong: string): Promise<void> {
  const there = await transaction.glossaryRule.findUnique({ where: { showId_wrong: { showId, wrong } }, select: { right: true } });
  if (there) throw new ConflictException({ code: 'taken', message: `There is a rule for “${wrong}” already: it says “${there.right}”. Change that one.`, issues: [{ path: 'wrong', message: 'has a rule already' }] });
}

const stale = (version: number) =>
  new HttpException({ code: 'stale', message: `The rule was changed meanwhile: it is at version ${version}. Load the glossary again and make your change there.` }, 412);

const tooMany = () => new UnprocessableEntityException({ code: 'too-many', message: `A glossary holds at most ${MOST} rules.` });
