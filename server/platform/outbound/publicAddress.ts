import ipaddr from 'ipaddr.js';

/** 2000::/3, the only part of IPv6 from which addresses on the internet are given out. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/** In hexadecimal alone: ipaddr.js reads "::8.8.8.8" as the mapped address, which it is not. */
const canonical = (address: string): string => {
  const url = `http://[${address}]/`;
  return address.includes(':') && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address;
};

const rangeOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return 'invalid';
  const parsed = ipaddr.process(canonical(address)); // an IPv4 address mapped into IPv6 is that IPv4 address
  if (parsed.kind() === 'ipv6' && parsed.range() === 'unicast' && !(parsed as ipaddr.IPv6).match(GLOBAL_UNICAST)) return 'unassigned';
  return parsed.range();
};

/**
 * Whether an address is one of the public internet. Everything that can mean a machine in here is not: private, loopback,
 * link-local and carrier ranges, and the IPv6 addresses that carry an IPv4 one through a gateway (NAT64, 6to4, Teredo,
 * translated, IPv4-compatible), whatever they carry.
 */
export const isPublicAddress = (address: string): boolean => rangeOf(address) === 'unicast';

export const isLoopback = (address: string): boolean => rangeOf(address) === 'loopback';

/** Whether a URL's host is, by its very spelling, the machine that reads it: `localhost`, 127.0.0.1, [::1], 0.0.0.0. */
export function namesThisMachine(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return host === 'localhost' || host.endsWith('.localhost') || ['loopback', 'unspecified'].includes(rangeOf(host));
}
