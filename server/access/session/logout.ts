import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit.ts';
import { Database } from '../../platform/database.ts';
import { Sessions } from './sessions.ts';

/** Ends the session of a cookie; a cookie without one is no reason to complain. */
@Injectable()
export class Logout {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly audit: AuditService,
  ) {}

  async logout(token: string | undefined): Promise<void> {
    const user = token ? await this.sessions.find(token) : null;
    if (!token || !user) return;
    await this.database.transaction(async (tx) => {
      await this.sessions.end(tx, token);
      await this.audit.record(tx, { userId: user.id, subject: user.id, action: 'session.end' });
    });
  }
}
