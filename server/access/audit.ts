import { Injectable } from '@nestjs/common';
import type { Prisma } from '../../prisma/generated/client.ts';
import type { Transaction } from '../platform/database.ts';
import { redactValue } from '../platform/log/redact.ts';
import type { Writes } from '../platform/writes.ts';

/** Who did what to what. `action` is `thing.verb` ("episode.revise"), `subject` the id of the thing. */
export interface AuditEntry {
  userId: string | null;
  showId?: string | null;
  action: string;
  subject?: string | null;
  /** Plain JSON; secrets are taken out of it, but better never put in. */
  detail?: Record<string, unknown>;
}

/** Writes the audit inside the transaction of the change it tells of: neither is there without the other. */
@Injectable()
export class AuditService {
  async record(tx: Pick<Transaction, 'audit'>, entry: AuditEntry): Promise<void> {
    await tx.audit.create({ data: rowOf(entry) });
  }

  /** Among others that are written in one statement. */
  recordWith(writes: Writes, entry: AuditEntry): void {
    writes.insert('audit', [rowOf(entry)]);
  }
}

const rowOf = ({ userId, showId = null, action, subject = null, detail = {} }: AuditEntry) =>
  ({ userId, showId, action, subject, detail: redactValue(detail) as Prisma.InputJsonObject });
