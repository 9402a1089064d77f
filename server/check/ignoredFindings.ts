import { Injectable } from '@nestjs/common';
import type { BringBackFindings, Ignored, IgnoredFinding, IgnoreFindings } from '#core/model/finding';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { insertRows } from '../platform/insertRows.ts';
import { keyOf } from './keyOf.ts';
import { recount } from './recount.ts';

interface Row extends Omit<IgnoredFinding, 'at'> {
  at: Date;
}

/** Findings that somebody chose to ignore, with the reason. They are not counted, but publishing an error still needs a reason. */
@Injectable()
export class IgnoredFindings {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService) {}

  /** Oldest first. Without an access check, for services that have done it. */
  async of(episodeId: string): Promise<IgnoredFinding[]> {
    const { rows } = await this.database.pool.query<Row>(
      `select i.code, i."recordId", i.about, i.reason, u.name as by, i."ignoredAt" as at
         from "ignored_finding" i left join "user" u on u.id = i."ignoredBy" where i."episodeId" = $1::uuid order by i."ignoredAt", i.key`, [episodeId]);
    return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  }

  /** A finding that is already ignored keeps its reason, time and author. */
  async ignore(user: Requester, episodeId: string, { findings, reason, clientId }: IgnoreFindings): Promise<Ignored> {
    return this.decide(user, episodeId, { action: 'finding.ignore', findings, clientId, reason }, async (transaction, showId) => {
      const rows = new Map(findings.map((finding) => [keyOf(finding), finding]));
      const there = await transaction.ignoredFinding.findMany({ where: { episodeId, key: { in: [...rows.keys()] } }, select: { key: true } });
      for (const { key } of there) rows.delete(key);
      const ignoredAt = new Date().toISOString();
      await insertRows(transaction, 'ignored_finding', [...rows].map(([key, { code, recordId, about }]) => ({ episodeId, key, showId, code, recordId, about, reason, ignoredBy: user.id, ignoredAt })));
    });
  }

  async bringBack(user: Requester, episodeId: string, { findings, clientId }: BringBackFindings): Promise<Ignored> {
    return this.decide(user, episodeId, { action: 'finding.bring-back', findings, clientId }, async (transaction) => {
      await transaction.ignoredFinding.deleteMany({ where: { episodeId, key: { in: findings.map(keyOf) } } });
    });
  }

  private async decide(
    user: Requester, episodeId: string, { action, findings, clientId, reason }: BringBackFindings & { action: string; reason?: string },
    write: (transaction: Transaction, showId: string) => Promise<void>,
  ): Promise<Ignored> {
    const [showId] = await this.access.require(user, 'editor', { episodeIds: [episodeId] });
    await this.database.transaction(async (transaction) => {
      // the lock serialises decisions and checks of an episode, so that its counts are right
      await transaction.$queryRaw`select 1 from "episode" where id = ${episodeId}::uuid for no key update`;
      if (clientId !== undefined && (await this.isDecided(transaction, user.id, episodeId, clientId))) return;
      await write(transaction, showId!);
      await recount(transaction, [episodeId]);
      await this.audit.record(transaction, { userId: user.id, showId: showId!, action, subject: episodeId, detail: { count: findings.length, codes: [...new Set(findings.map(({ code }) => code))].slice(0, 20), ...(reason !== undefined && { reason }), ...(clientId !== undefined && { clientId }) } });
    });
    return { ignored: await this.of(episodeId) };
  }

  /** Whether this request was made before, and is repeated because its answer was lost. */
  private async isDecided(transaction: Transaction, userId: string, episodeId: string, clientId: string): Promise<boolean> {
    const rows = await transaction.$queryRaw<object[]>`
      select 1 from "audit" where action in ('finding.ignore', 'finding.bring-back') and subject = ${episodeId} and detail ->> 'clientId' = ${clientId} and "userId" = ${userId}::uuid limit 1`;
    return rows.length > 0;
  }
}
