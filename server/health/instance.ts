import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.ts';

/** The identity of this installation, the same for all of its servers: how Stet knows itself when it fetches itself. */
@Injectable()
export class Instance {
  private known: string | undefined;

  constructor(private readonly database: Database) {}

  async id(): Promise<string> {
    if (this.known === undefined) {
      await this.database.pool.query('insert into "setting" (key, value) values ($1, to_jsonb($2::text)) on conflict do nothing', ['instance', randomUUID()]);
      const { rows } = await this.database.pool.query<{ value: string }>('select value from "setting" where key = $1', ['instance']);
      this.known = rows[0]!.value;
    }
    return this.known;
  }
}
