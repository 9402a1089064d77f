import { randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { InjectOptions } from 'fastify';
import { Sessions } from '../../server/access/session/sessions.ts';
import { AppModule } from '../../server/app.module.ts';
import type { Role } from '../../server/core/model/access.ts';
import { Database } from '../../server/platform/database.ts';
import { httpAdapter } from '../../server/platform/http/adapter.ts';
import { configure } from '../../server/platform/http/createApp.ts';
import type { Patience } from '../../server/platform/http/uploads.ts';
import { readSettings, Settings } from '../../server/platform/settings.ts';
import { createEmptyDatabase } from './testDatabase.ts';
import { testServer } from './testServer.ts';

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  /** Parsed if it is JSON, else undefined. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a test says itself what it expects
  body: any;
  text: string;
  bytes: Buffer;
}

/** A user who sends requests. */
export interface Client {
  (method: Method, url: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The session cookie, for requests over the network. */
  cookie?: string | undefined;
}

/** A signed-in user; the cookie is for requests over the network. */
export type SignedIn = Client & { id: string; cookie: string };

export interface TestApp {
  app: NestFastifyApplication;
  database: Database;
  /** A client without a session. */
  anonymous: Client;
  /** Creates a signed-in user, with roles in shows or as admin. */
  person(rights?: { admin?: boolean; roles?: Record<string, Role>; name?: string }): Promise<SignedIn>;
  /** Listens on a free port, for requests over the network; returns the origin. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

const HOST = 'stet.test';

/** All of Stet on a database of its own, with requests made in-process:
 *
 *     const stet = await startTestApp();
 *     const admin = await stet.person({ admin: true });
 *     const { status, body } = await admin('POST', '/api/shows', { title: 'Tides' });
 *
 * `beside` starts a second server on another one's database, and must be closed before it; `patience` sets the timeouts for slow clients.
 */
export async function startTestApp(settings: Partial<Settings> = {}, { beside, patience }: { beside?: TestApp; patience?: Patience } = {}): Promise<TestApp> {
  const { url, drop } = beside ? { url: beside.database.url, drop: async () => {} } : await createEmptyDatabase(testServer().template);
  const all = new Settings({ ...readSettings({ LOG_LEVEL: 'error' }), secret: randomBytes(32), testAllowLoopback: true, ...settings, databaseUrl: url });
  const testing = await Test.createTestingModule({ imports: [AppModule] }).overrideProvider(Settings).useValue(all).compile();
  const app = testing.createNestApplication<NestFastifyApplication>(httpAdapter(all, patience), { bodyParser: false, logger: false });
  await configure(app, all);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const database = app.get(Database);

  const person = async ({ admin = false, roles = {}, name = 'Ada Brandt' }: { admin?: boolean; roles?: Record<string, Role>; name?: string } = {}): Promise<SignedIn> => {
    const id = randomUUID();
    const memberships = { create: Object.entries(roles).map(([showId, role]) => ({ showId, role })) };
    const token = await database.transaction(async (transaction) => {
      await transaction.user.create({ data: { id, email: `${id}@stet.test`, name, admin, passwordHash: 'none', memberships } });
      return app.get(Sessions).open(transaction, id);
    });
    const cookie = `stet_session=${token}`;
    return Object.assign(clientOf(app, cookie), { id, cookie });
  };
  const listen = async (): Promise<string> => {
    await app.listen(0, '127.0.0.1');
    return `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  };
  const close = async (): Promise<void> => {
    await app.close();
    await drop();
  };
  return { app, database, anonymous: clientOf(app), person, listen, close };
}

function clientOf(app: NestFastifyApplication, cookie?: string): Client {
  const ask: Client = async (method, url, body, headers = {}) => {
    const answer = await app.inject({
      method,
      url,
      ...(body !== undefined && { payload: body as InjectOptions['payload'] }),
      headers: { host: HOST, origin: `http://${HOST}`, ...(cookie && { cookie }), ...headers },
    });
    const isJson = String(answer.headers['content-type']).startsWith('application/json') && answer.payload !== '';
    return { status: answer.statusCode, headers: answer.headers, body: isJson ? answer.json() : undefined, text: answer.payload, bytes: answer.rawPayload };
  };
  return Object.assign(ask, { cookie });
}
