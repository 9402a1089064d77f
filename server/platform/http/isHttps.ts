import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';
import type { Settings } from '../settings.ts';

/** Whether a request came through TLS, as far as a proxy that is believed says so: what Fastify says as `request.protocol`. */
export function isHttps(trustProxy: Settings['trustProxy']): (request: IncomingMessage) => boolean {
  const isBelieved = believed(trustProxy);
  return ({ headers, socket }) => {
    const said = headers['x-forwarded-proto'];
    return typeof said === 'string' && isBelieved(socket.remoteAddress ?? '') && said.slice(said.lastIndexOf(',') + 1).trim() === 'https';
  };
}

function believed(trustProxy: Settings['trustProxy']): (address: string) => boolean {
  if (typeof trustProxy === 'boolean') return () => trustProxy;
  if (typeof trustProxy === 'number') return () => trustProxy > 0;
  const list = new BlockList();
  for (const part of trustProxy.split(',').map((text) => text.trim()).filter((text) => text !== '')) {
    const [net = '', prefix] = part.split('/');
    const family = isIPv6(net) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(net, family);
    else list.addSubnet(net, Number(prefix), family);
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
    return list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4');
  };
}
