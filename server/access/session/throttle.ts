import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { sha256 } from '../../platform/secrets.ts';

const WINDOW_MS = 15 * 60 * 1000;

/**
 * Attempts in a window: from one address, at one account from one address, at one account from anywhere. The middle one is
 * the narrowest, so that a stranger who guesses locks out themself and not the one whose account it is.
 */
export const LIMITS = { address: 50, accountFromAddress: 10, account: 50 } as const;
type Scope = keyof typeof LIMITS;

/** Who tries to log in where from. */
export interface Attempt {
  email: string;
  address: string;
}

const COUNT = `
  insert into login_attempt as a (key, attempts, since) values ($1, 1, $2)
  on conflict (key) do update set
    attempts = case when a.since <= $3 then 1 else a.attempts + 1 end,
    since = case when a.since <= $3 then $2 else a.since end
  returning attempts, since`;
const FORGET = `
  delete from login_attempt where key in (select key from login_attempt where since <= $1 limit 1000 for update skip locked)`;

/** Counts logins in the store, before the password is looked at: many at once, on many servers, count as many. */
@Injectable()
export class Throttle {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Counts an attempt. @returns milliseconds to wait, or 0 when it may go on. */
  async count(attempt: Attempt): Promise<number> {
    const now = this.clock.now();
    const windowStart = new Date(now - WINDOW_MS);
    await this.database.pool.query(FORGET, [windowStart]);
    for (const [scope, key] of keysOf(attempt)) {
      const { rows } = await this.database.pool.query<{ attempts: number; since: Date }>(COUNT, [key, new Date(now), windowStart]);
      const { attempts, since } = rows[0]!;
      if (attempts > LIMITS[scope]) return Math.max(1, since.getTime() + WINDOW_MS - now);
    }
    return 0;
  }

  /** Takes back an attempt that was right. */
  async forgive(attempt: Attempt): Promise<void> {
    const keys = keysOf(attempt);
    for (const [scope, key] of keys) {
      const sql = scope === 'accountFromAddress' ? 'delete from login_attempt where key = $1' : 'update login_attempt set attempts = greatest(attempts - 1, 0) where key = $1';
      await this.database.pool.query(sql, [key]);
    }
  }
}

const keysOf = ({ email, address }: Attempt): [Scope, Buffer][] => {
  const from = network(address);
  return [
    ['address', sha256(`address ${from}`)],
    ['accountFromAddress', sha256(`account ${email} address ${from}`)],
    ['account', sha256(`account ${email}`)],
  ];
};

/** Whom an address stands for: an IPv6 customer has a whole /64 to choose from. */
export function network(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const ip = ipaddr.process(address);
  return ip instanceof ipaddr.IPv6 ? ip.parts.slice(0, 4).map((part) => part.toString(16)).join(':') : ip.toString();
}
