import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { codingFor, type Coding } from './acceptEncoding.ts';

/** What this route answers in words comes compressed to whoever takes it so; not where there is {@link SECRET} in it. */
export const Compressed = () => RouteConfig({ compressed: true });

/**
 * The beginning of the address of a private feed: the one secret that answers hold, beside the words of people who may not know it, whom
 * the length of what is compressed would tell (`access/README.md`).
 */
const SECRET = '/feeds/private/';

/** Less than this goes in as few packets as it is. */
const ENOUGH_BYTES = 20_000;
/** Made while somebody waits: five hours of transcript in a few milliseconds, a fifth as long. */
const BROTLI_QUALITY = 1;
const GZIP_LEVEL = 1;
/** Each stretch that is written takes a turn of the event loop; there are few. */
const STRETCH_BYTES = 262_144;

const CODERS: Record<Exclude<Coding, 'identity'>, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => promisify<Buffer, object, Buffer>(brotliCompress)(bytes, { chunkSize: STRETCH_BYTES, params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes) => promisify<Buffer, object, Buffer>(gzip)(bytes, { chunkSize: STRETCH_BYTES, level: GZIP_LEVEL }),
};

/** Fastify's last word before an answer goes out: files that are bytes and not words are compressed already. */
export async function compressAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (!('compressed' in request.routeOptions.config)) return payload;
  reply.header('vary', 'Accept-Encoding');
  if (typeof payload !== 'string') return payload;
  const coding = codingFor(request.headers['accept-encoding']);
  if (coding === 'identity' || payload.length < ENOUGH_BYTES || payload.includes(SECRET)) return payload;
  reply.header('content-encoding', coding).removeHeader('content-length');
  return CODERS[coding](Buffer.from(payload));
}
