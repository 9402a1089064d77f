import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { packageRoot } from './platform/packageRoot.ts';

const FOLDER = path.join(packageRoot, 'dist/admin');
const HASHED = `${path.sep}assets${path.sep}`;

/** Serves the built admin at "/". It routes by hash ("#/shows"), so no path needs a fallback to index.html. */
export async function serveAdmin(app: NestFastifyApplication, folder = FOLDER): Promise<void> {
  if (!existsSync(path.join(folder, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      reply.header('cache-control', file.includes(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
