import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SetupService } from './access/setup/setup.ts';
import { serveAdmin } from './adminFiles.ts';
import { AppModule } from './app.module.ts';
import { serveApiDescription } from './openApi.ts';
import { Demo } from './demo/demo.ts';
import { DemoModule } from './demo/demo.module.ts';
import { keepHeapSmall } from './platform/heap.ts';
import { createApp } from './platform/http/createApp.ts';
import { Jobs } from './platform/jobs/jobs.ts';
import { readSettings, type Settings } from './platform/settings.ts';
import { whyNotStarted } from './platform/whyNotStarted.ts';

const DEMO = process.argv.includes('--demo');

/** Starts Stet; the database is opened and migrated as the modules load. Prints one line to standard output when it is ready. */
async function start(settings: Settings): Promise<void> {
  const app = await createApp(DEMO ? DemoModule : AppModule, settings);
  try {
    await serveAdmin(app);
    serveApiDescription(app);
    if (!DEMO) await app.get(SetupService).makeNamedAdmin();
    await app.listen(settings.port, settings.host);
    if (DEMO) await openDemo(app.get(Demo));
    await app.get(Jobs).start();
    const origin = originOf(app, settings);
    const setupLink = await app.get(SetupService).firstStart(origin);
    if (setupLink) console.error(`There are no users yet. Open this link within an hour to become the admin:\n  ${setupLink}`);
    console.log(`Stet is at ${origin}`);
  } catch (error) {
    sayWhy(error); // first: closing may wait for a database that is gone, or fail as well
    await app.close().finally(() => process.exit(1));
  }
}

const sayWhy = (error: unknown): void => console.error(whyNotStarted(error));

async function openDemo(demo: Demo): Promise<void> {
  const { email, password } = await demo.prepare();
  console.error(`The demo show is ready. Sign in as ${email} with the password ${password}`);
}

/** Reads the port from the server, since PORT=0 means any free one. */
function originOf(app: NestFastifyApplication, { host }: Settings): string {
  const { port } = app.getHttpServer().address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

keepHeapSmall();
try {
  // keep the demo's data apart from real data
  if (DEMO) process.env.STET_DATA ||= './data/demo';
  await start(readSettings());
} catch (error) {
  sayWhy(error);
  process.exit(1);
}
