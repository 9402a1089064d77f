import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Settings } from '../settings.ts';
import { refuseUnreadable } from './refuseUnreadable.ts';
import { PATIENCE, takeUploads } from './uploads.ts';

const BODY_LIMIT = 10_000_000;

/** Routes that take a file as raw bytes, with the largest size. */
const FILES: Record<string, number> = {
  '/api/imports/file': 100_000_000,
  '/api/episodes/:id/audio': 8_500_000,
};

/** The one of these that gets the body as a stream, and counts the bytes itself if there is no Content-Length. */
const STREAMED = '/api/imports/file';

/** Routes with a larger limit than the others: files as base64, and undoing the import of a long file, which is an edit of its size. */
const BODY_LIMITS: Record<string, number> = {
  ...FILES,
  '/api/imports': 150_000_000,
  '/api/episodes/:id/imports': 150_000_000,
  '/api/episodes/:id/revisions': 60_000_000,
};

async function collected(stream: AsyncIterable<Buffer>, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

const tooLarge = () => refusal(413, 'FST_ERR_CTP_BODY_TOO_LARGE', 'the file is too large');

const refusal = (statusCode: number, code: string, message: string): Error => Object.assign(new Error(message), { statusCode, code });

/** Fastify as Stet configures it, for the server and for tests. */
export function httpAdapter({ trustProxy }: Pick<Settings, 'trustProxy'>, patience = PATIENCE): FastifyAdapter {
  const adapter = new FastifyAdapter({
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    clientErrorHandler: (error, socket) => refuseUnreadable(error, socket as Socket),
    requestTimeout: patience.wholeMs,
    http: { headersTimeout: Math.min(60_000, patience.wholeMs), connectionsCheckingInterval: patience.checkEveryMs },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
  });
  const fastify = adapter.getInstance();
  fastify.addContentTypeParser('application/octet-stream', async (request: FastifyRequest, stream: IncomingMessage) => {
    const url = request.routeOptions.url ?? '';
    if (!Object.hasOwn(FILES, url)) throw refusal(415, 'FST_ERR_CTP_INVALID_MEDIA_TYPE', 'this route takes no file');
    const most = FILES[url]!;
    if (Number(request.headers['content-length']) > most) throw tooLarge();
    return url === STREAMED ? stream : collected(stream, most);
  });
  const isUpload = takeUploads(fastify.server, patience);
  fastify.addHook('preParsing', async ({ requester, routeOptions }: FastifyRequest, reply: FastifyReply) => {
    if (requester && Object.hasOwn(BODY_LIMITS, routeOptions.url ?? '')) isUpload(reply.raw);
  });
  fastify.addHook('onRoute', (route: RouteOptions) => {
    const limit = BODY_LIMITS[route.url];
    if (limit) route.bodyLimit = limit;
  });
  return adapter;
}
