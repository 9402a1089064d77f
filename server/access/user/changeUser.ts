import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { User, UserChange } from '#core/model/access';
import { AuditService } from '../audit.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { hashPassword } from '../password.ts';
import { Sessions } from '../session/sessions.ts';
import { holdAdmins, requireAnAdmin } from './lastAdmin.ts';
import { setMemberships } from './memberships.ts';
import { noSuchUser, Users } from './users.ts';

@Injectable()
export class ChangeUser {
  constructor(
    private readonly database: Database,
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** A new password, or being disabled, ends the user's sessions everywhere. */
  async change(byUserId: string, id: string, { password, disabled, memberships, ...fields }: z.output<typeof UserChange>): Promise<User> {
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    return this.database.transaction(async (tx) => {
      await holdAdmins(tx);
      const before = await tx.user.findUnique({ where: { id }, select: { disabledAt: true } });
      if (!before) throw noSuchUser();
      const disabledAt = disabled === undefined ? undefined : disabled ? before.disabledAt ?? new Date(this.clock.now()) : null;
      await tx.user.update({ where: { id }, data: { ...fields, passwordHash, disabledAt } });
      if (memberships) await setMemberships(tx, id, memberships);
      if (passwordHash || disabled) await this.sessions.endAllOf(tx, id);
      await requireAnAdmin(tx);
      await this.audit.record(tx, { userId: byUserId, subject: id, action: 'user.change', detail: { ...fields, disabled, memberships, newCredentials: passwordHash !== undefined } });
      return this.users.one(id, tx);
    });
  }
}
