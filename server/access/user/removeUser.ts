import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit.ts';
import { Database } from '../../platform/database.ts';
import { holdAdmins, requireAnAdmin } from './lastAdmin.ts';
import { noSuchUser } from './users.ts';

@Injectable()
export class RemoveUser {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /** Sessions and memberships go with the user; what they did stays in revisions and audit. */
  async remove(byUserId: string, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await holdAdmins(tx);
      const { count } = await tx.user.deleteMany({ where: { id } });
      if (count === 0) throw noSuchUser();
      await requireAnAdmin(tx);
      await this.audit.record(tx, { userId: byUserId, subject: id, action: 'user.remove' });
    });
  }
}
