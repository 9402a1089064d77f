import type { IncomingMessage } from 'node:http';
import type { Settings } from '../settings.ts';
import { believed } from './believed.ts';

/** Of a request, what tells whence it came: the headers need not be all. */
export type Asker = Pick<IncomingMessage, 'headers' | 'socket'>;

/** Whether a request came through TLS, as far as a proxy that is believed says so: what Fastify says as `request.protocol`. */
export function isHttps(trustProxy: Settings['trustProxy']): (request: Asker) => boolean {
  const isBelieved = believed(trustProxy);
  return ({ headers, socket }) => {
    const said = headers['x-forwarded-proto'];
    return typeof said === 'string' && isBelieved(socket.remoteAddress ?? '', 0) && said.slice(said.lastIndexOf(',') + 1).trim() === 'https';
  };
}
