import { randomBytes } from 'node:crypto';
import { Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { AccessModule } from '../../../server/access/access.module.ts';
import { Clock } from '../../../server/platform/clock.ts';
import { Database } from '../../../server/platform/database.ts';
import { DatabaseModule } from '../../../server/platform/database.module.ts';
import { createApp } from '../../../server/platform/http/createApp.ts';
import { readSettings } from '../../../server/platform/settings.ts';
import { createEmptyDatabase } from '../../support/testDatabase.ts';
import { testServer } from '../../support/testServer.ts';

@Module({ imports: [DatabaseModule, AccessModule] })
export class DoorAlone {}

export interface Asked {
  method: NonNullable<InjectOptions['method']>;
  url: string;
  body?: object;
  /** The session's cookie, as "name=value". */
  cookie?: string;
  headers?: Record<string, string>;
  /** Returns only the head of an answer that never ends. */
  endless?: boolean;
}

export interface Answer {
  status: number;
  body: Record<string, unknown>;
  text: string;
  headers: Record<string, string | string[] | number | undefined>;
}

/** Stet on a database of its own, with in-process requests and a clock that stands still until it is set. */
export class Stet {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: Database,
    readonly clock: { nowMs: number },
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(root: Type = DoorAlone, environment: Record<string, string> = {}, furnish: (app: NestFastifyApplication) => Promise<void> | void = () => {}): Promise<Stet> {
    const { url, drop } = await createEmptyDatabase(testServer().template);
    const before = { ...process.env };
    Object.assign(process.env, { LOG_LEVEL: 'error', ...environment, DATABASE_URL: url, STET_SECRET: randomBytes(32).toString('base64') });
    const app = await createApp(root, readSettings()).finally(() => (process.env = before));
    try {
      const clock = { nowMs: Date.parse('2031-05-04T10:00:00Z') };
      app.get(Clock).now = () => clock.nowMs;
      await furnish(app);
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
      return new Stet(app, app.get(Database), clock, drop);
    } catch (error) {
      await app.close();
      await drop();
      throw error;
    }
  }

  async ask({ method, url, body, cookie, headers = {}, endless }: Asked): Promise<Answer> {
    const wish: InjectOptions = {
      method,
      url,
      ...(body && { payload: body }),
      headers: { host: 'stet.test', origin: 'http://stet.test', ...(cookie && { cookie }), ...headers },
    };
    if (endless) {
      const begun = await this.app.inject({ ...wish, payloadAsStream: true });
      begun.stream().destroy();
      return { status: begun.statusCode, body: {}, text: '', headers: begun.headers };
    }
    const answer = await this.app.inject(wish);
    const json = answer.headers['content-type']?.toString().startsWith('application/json') && answer.payload !== '';
    return { status: answer.statusCode, body: json ? (answer.json() as Record<string, unknown>) : {}, text: answer.payload, headers: answer.headers };
  }

  pass(ms: number): void {
    this.clock.nowMs += ms;
  }

  /** Deletes all users, shows and settings. */
  async empty(): Promise<void> {
    await this.database.pool.query('truncate "user", "show", setting, login_attempt cascade');
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.drop();
  }
}

/** The cookie set by an answer, in the form a client sends back. */
export const cookieOf = (answer: Answer): string => String([answer.headers['set-cookie']].flat()[0]).split(';')[0]!;
