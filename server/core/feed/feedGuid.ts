import { sha1 } from './sha1.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** podcast-namespace 1.0, "tags/guid.md". */
const NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/**
 * The `podcast:guid` of a feed: UUID version 5 (RFC 9562, § 5.5) of its URL without scheme and trailing slashes.
 * Minted once, for the URL of that day; a feed that has one keeps it.
 */
export function feedGuid(feedUrl: string): string {
  const name = new TextEncoder().encode(feedUrl.replace(/^[a-z][a-z\d+.-]*:\/\//i, '').replace(/\/+$/, ''));
  const namespace = NAMESPACE.replaceAll('-', '').match(/../g)!.map((pair) => Number.parseInt(pair, 16));
  const bytes = sha1(Uint8Array.from([...namespace, ...name])).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
