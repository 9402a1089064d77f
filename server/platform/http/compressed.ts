import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { codingFor, type Coding } from './acceptEncoding.ts';

/** Compresses this route's text answers for clients that accept it, unless the answer contains {@link SECRET}. */
export const Compressed = () => RouteConfig({ compressed: true });

/**
 * The beginning of the address of a private feed: the one secret that an answer can contain together with text by people who may not
 * know it. The compressed length would give it away to them (`access/README.md`).
 */
const SECRET = '/feeds/private/';

/** Shorter answers need hardly more packets uncompressed. */
const ENOUGH_BYTES = 20_000;
/** Low, because somebody is waiting: five hours of transcript take a few milliseconds and shrink to a fifth. */
const BROTLI_QUALITY = 1;
const GZIP_LEVEL = 1;
/** Large, because each chunk of output takes a turn of the event loop. */
const STRETCH_BYTES = 262_144;

const CODERS: Record<Exclude<Coding, 'identity'>, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => promisify<Buffer, object, Buffer>(brotliCompress)(bytes, { chunkSize: STRETCH_BYTES, params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes) => promisify<Buffer, object, Buffer>(gzip)(bytes, { chunkSize: STRETCH_BYTES, level: GZIP_LEVEL }),
};

/** Fastify's `onSend` hook. Answers that are bytes rather than text are compressed already. */
export async function compressAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (!('compressed' in request.routeOptions.config)) return payload;
  reply.header('vary', 'Accept-Encoding');
  if (typeof payload !== 'string') return payload;
  const coding = codingFor(request.headers['accept-encoding']);
  if (coding === 'identity' || payload.length < ENOUGH_BYTES || payload.includes(SECRET)) return payload;
  reply.header('content-encoding', coding).removeHeader('content-length');
  return CODERS[coding](Buffer.from(payload));
}
