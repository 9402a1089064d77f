import { Injectable } from '@nestjs/common';
import type { Role } from '#core/model/access';
import { Clock } from '../../platform/clock.ts';
import { Database, type Transaction } from '../../platform/database.ts';
import { randomToken, sha256 } from '../../platform/secrets.ts';
import type { Requester } from '../requester.ts';
import { oldestAlive, SESSION_MS } from './lifetime.ts';

interface Row {
  lastSeenAt: Date;
  id: string;
  email: string;
  name: string;
  admin: boolean;
  memberships: Record<string, Role>;
}

const FIND = `
  select s."lastSeenAt", u.id, u.email, u.name, u.admin,
         coalesce((select json_object_agg(m."showId", m.role) from membership m where m."userId" = u.id), '{}') as memberships
  from session s join "user" u on u.id = s."userId"
  where s."tokenHash" = $1 and s."createdAt" > $2 and s."lastSeenAt" > $3 and u."disabledAt" is null`;

/** Opaque sessions: the cookie holds a random token, the store its hash, so that who reads the store cannot log in. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns the token for the cookie; it is kept nowhere else. */
  async open(tx: Transaction, userId: string): Promise<string> {
    const now = this.clock.now();
    const { createdAt, lastSeenAt } = oldestAlive(now);
    await tx.session.deleteMany({ where: { OR: [{ createdAt: { lte: createdAt } }, { lastSeenAt: { lte: lastSeenAt } }] } });
    const token = randomToken();
    const at = new Date(now);
    await tx.session.create({ data: { tokenHash: hashOf(token), userId, createdAt: at, lastSeenAt: at } });
    return token;
  }

  /** Who the token stands for; null when it stands for nobody, or no longer. */
  async find(token: string): Promise<Requester | null> {
    const now = this.clock.now();
    const { createdAt, lastSeenAt } = oldestAlive(now);
    const { rows } = await this.database.pool.query<Row>({ name: 'who asks', text: FIND, values: [hashOf(token), createdAt, lastSeenAt] });
    if (!rows[0]) return null;
    const { lastSeenAt: seen, memberships, ...person } = rows[0];
    if (now - seen.getTime() > SESSION_MS.seenEvery) await this.see(token, now);
    return { ...person, memberships: new Map(Object.entries(memberships)) };
  }

  async end(tx: Pick<Transaction, 'session'>, token: string): Promise<void> {
    await tx.session.deleteMany({ where: { tokenHash: hashOf(token) } });
  }

  /** Everywhere: the password has changed, or the person may no longer come in. */
  async endAllOf(tx: Pick<Transaction, 'session'>, userId: string): Promise<void> {
    await tx.session.deleteMany({ where: { userId } });
  }

  private async see(token: string, now: number): Promise<void> {
    await this.database.pool.query('update session set "lastSeenAt" = $2 where "tokenHash" = $1 and "lastSeenAt" < $2', [hashOf(token), new Date(now)]);
  }
}

const hashOf = (token: string) => Uint8Array.from(sha256(token));
