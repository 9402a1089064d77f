import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_FOLDER } from './demo.ts';

/** The demo's audio at /demo, in ranges as a player asks for them. */
export async function serveDemoFiles(app: NestFastifyApplication): Promise<void> {
  await app.register(fastifyStatic, { root: DEMO_FOLDER, prefix: '/demo/', decorateReply: false, allowedPath: (file) => file.endsWith('.mp3') });
}
