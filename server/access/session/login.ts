import { HttpException, Injectable, UnauthorizedException } from '@nestjs/common';
import { AuditService } from '../audit.ts';
import { Database } from '../../platform/database.ts';
import { isPassword } from '../password.ts';
import { Sessions } from './sessions.ts';
import { Throttle, type Attempt } from './throttle.ts';

/** 429: too many attempts. The answer is the same whether the account exists or not. */
export class TooManyAttempts extends HttpException {
  constructor(readonly waitMs: number) {
    const minutes = Math.ceil(waitMs / 60_000);
    super({ code: 'too-many-attempts', message: `Too many attempts. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.` }, 429);
  }
}

/** From an address and a password to a session. */
@Injectable()
export class Login {
  constructor(
    private readonly database: Database,
    private readonly throttle: Throttle,
    private readonly sessions: Sessions,
    private readonly audit: AuditService,
  ) {}

  /**
   * @returns the token for the cookie and whose session it is
   * @throws UnauthorizedException that does not say which of the two was wrong; TooManyAttempts
   */
  async login(attempt: Attempt, password: string): Promise<{ token: string; userId: string }> {
    const waitMs = await this.throttle.count(attempt);
    if (waitMs > 0) throw new TooManyAttempts(waitMs);
    const user = await this.database.prisma.user.findUnique({ where: { email: attempt.email } });
    const passwordHash = user && user.disabledAt === null ? user.passwordHash : null;
    const right = await isPassword(password, passwordHash);
    if (!user || !right) {
      await this.audit.record(this.database.prisma, { userId: null, subject: user?.id ?? null, action: 'session.refuse', detail: { address: attempt.address } });
      throw new UnauthorizedException({ code: 'wrong-credentials', message: 'The e-mail address or the password is wrong.' });
    }
    const token = await this.database.transaction(async (tx) => {
      await this.audit.record(tx, { userId: user.id, subject: user.id, action: 'session.open', detail: { address: attempt.address } });
      return this.sessions.open(tx, user.id);
    });
    await this.throttle.forgive(attempt);
    return { token, userId: user.id };
  }
}
