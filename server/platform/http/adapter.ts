import { randomUUID } from 'node:crypto';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';
import type { Settings } from '../settings.ts';

const BODY_LIMIT = 10_000_000;

/** Routes that take a file as its bytes, and how many. */
const FILES: Record<string, number> = {
  '/api/imports/file': 100_000_000,
  '/api/episodes/:id/audio': 8_500_000,
};

/** Routes that take more than the others: files as base64; to take a long file back again is an edit of its size. */
const BODY_LIMITS: Record<string, number> = {
  ...FILES,
  '/api/imports': 150_000_000,
  '/api/episodes/:id/imports': 150_000_000,
  '/api/episodes/:id/revisions': 60_000_000,
};

/** Fastify as Stet runs it, for the server as for tests. */
export function httpAdapter({ trustProxy }: Pick<Settings, 'trustProxy'>): FastifyAdapter {
  const adapter = new FastifyAdapter({
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
  });
  const fastify = adapter.getInstance();
  fastify.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (request, bytes, done) => {
    const takesFiles = Object.hasOwn(FILES, request.routeOptions.url ?? '');
    if (takesFiles) done(null, bytes);
    else done(Object.assign(new Error('this route takes no file'), { statusCode: 415, code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' }));
  });
  fastify.addHook('onRoute', (route: RouteOptions) => {
    const limit = BODY_LIMITS[route.url];
    if (limit) route.bodyLimit = limit;
  });
  return adapter;
}
