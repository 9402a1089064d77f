import type { Settings } from '../settings.ts';
import { believed } from './believed.ts';
import type { Asker } from './isHttps.ts';

/** The client's address according to trusted proxies: the same as Fastify's `request.ip`. */
export function addressOf(trustProxy: Settings['trustProxy']): (request: Asker) => string {
  const isBelieved = believed(trustProxy);
  return ({ headers, socket }) => {
    const said = headers['x-forwarded-for'];
    const nearest = socket.remoteAddress ?? '';
    if (typeof said !== 'string') return nearest;
    const addresses = [nearest, ...said.split(',').map((address) => address.trim()).filter((address) => address !== '').toReversed()];
    const stranger = addresses.findIndex((address, hop) => !isBelieved(address, hop));
    return addresses[stranger === -1 ? addresses.length - 1 : stranger]!;
  };
}
