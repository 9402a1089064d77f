import { BlockList, isIPv6 } from 'node:net';
import type { Settings } from '../settings.ts';

/** Whether TRUST_PROXY trusts the X-Forwarded-* headers of a proxy, judging by its address and the number of proxies between it and us. */
export function believed(trustProxy: Settings['trustProxy']): (address: string, hop: number) => boolean {
  if (typeof trustProxy === 'boolean') return () => trustProxy;
  if (typeof trustProxy === 'number') return (_, hop) => hop < trustProxy;
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
