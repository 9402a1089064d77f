import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RouteOptions } from 'fastify';
import { serveAdmin } from '../../../server/adminFiles.ts';
import { AppModule } from '../../../server/app.module.ts';
import { serveApiDescription } from '../../../server/openApi.ts';
import { Stet } from './stet.ts';

export interface Whole {
  stet: Stet;
  /** Every registered route, as "GET /api/shows/:id". */
  routes: Set<string>;
  stop(): Promise<void>;
}

/** All of Stet, assembled as in main.ts, with an admin that is a single page. */
export async function startWhole(environment: Record<string, string> = {}): Promise<Whole> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-admin-'));
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Stet</title>');
  const routes = new Set<string>();
  const stet = await Stet.start(AppModule, environment, async (app) => {
    app.getHttpAdapter().getInstance().addHook('onRoute', ({ method, url }: RouteOptions) => {
      for (const name of [method].flat()) routes.add(`${name} ${url}`);
    });
    await serveAdmin(app, folder);
    serveApiDescription(app);
  });
  const stop = async (): Promise<void> => {
    await stet.stop();
    fs.rmSync(folder, { recursive: true });
  };
  return { stet, routes, stop };
}
