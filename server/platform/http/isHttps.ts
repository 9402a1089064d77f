import type { IncomingMessage } from 'node:http';
import type { Settings } from '../settings.ts';
import { believed } from './believed.ts';

/** The parts of a request that tell where it came from. */
export type Asker = Pick<IncomingMessage, 'headers' | 'socket'>;

/** Whether a trusted proxy says that the request came over TLS: the same as Fastify's `request.protocol`. */
export function isHttps(trustProxy: Settings['trustProxy']): (request: Asker) => boolean {
  const isBelieved = believed(trustProxy);
  return ({ headers, socket }) => {
    const said = headers['x-forwarded-proto'];
    return typeof said === 'string' && isBelieved(socket.remoteAddress ?? '', 0) && said.slice(said.lastIndexOf(',') + 1).trim() === 'https';
  };
}
