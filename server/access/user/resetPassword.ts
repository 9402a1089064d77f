import { Injectable } from '@nestjs/common';
import { NewUser } from '#core/model/access';
import { AuditService } from '../audit.ts';
import { Database } from '../../platform/database.ts';
import { randomToken } from '../../platform/secrets.ts';
import { hashPassword } from '../password.ts';
import { Sessions } from '../session/sessions.ts';

/** For who has the machine but not the password: the command `stet reset-password`. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: AuditService,
  ) {}

  /**
   * Sets a password, or makes one up; ends every session of the account.
   *
   * @returns the password that now holds
   * @throws Error in plain words when there is no such account or the password is too short
   */
  async reset(email: string, password: string = randomToken(15)): Promise<string> {
    const { error } = NewUser.shape.password.safeParse(password);
    if (error) throw new Error(error.issues.map(({ message }) => message).join('; '));
    const passwordHash = await hashPassword(password);
    await this.database.transaction(async (tx) => {
      const user = await tx.user.findUnique({ where: { email: email.trim().toLowerCase() }, select: { id: true } });
      if (!user) throw new Error(`Nobody here has the e-mail address ${email}.`);
      await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
      await this.sessions.endAllOf(tx, user.id);
      await this.audit.record(tx, { userId: null, subject: user.id, action: 'user.reset', detail: { by: 'command line' } });
    });
    return password;
  }
}
