import ipaddr from 'ipaddr.js';

/** 2000::/3, the only part of IPv6 from which public addresses are allocated. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/** Spells IPv6 in hexadecimal only: ipaddr.js takes "::8.8.8.8" for an IPv4-mapped address, which it is not. */
const canonical = (address: string): string => {
  const url = `http://[${address}]/`;
  return address.includes(':') && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address;
};

const rangeOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return 'invalid';
  const parsed = ipaddr.process(canonical(address)); // turns an IPv4-mapped address into the IPv4 address
  if (parsed.kind() === 'ipv6' && parsed.range() === 'unicast' && !(parsed as ipaddr.IPv6).match(GLOBAL_UNICAST)) return 'unassigned';
  return parsed.range();
};

/**
 * Whether an address belongs to the public internet. Whatever could lead to a machine in our own network does not: private, loopback,
 * link-local and carrier ranges, and IPv6 addresses that embed an IPv4 one for a gateway (NAT64, 6to4, Teredo, translated,
 * IPv4-compatible), whichever that is.
 */
export const isPublicAddress = (address: string): boolean => rangeOf(address) === 'unicast';

export const isLoopback = (address: string): boolean => rangeOf(address) === 'loopback';

/** Whether the spelling of a URL's host means the local machine: `localhost`, 127.0.0.1, [::1], 0.0.0.0. */
export function namesThisMachine(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '').replace(/\.$/, '');
  return host === 'localhost' || host.endsWith('.localhost') || ['loopback', 'unspecified'].includes(rangeOf(host));
}
