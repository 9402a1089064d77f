import { sha1 } from './sha1.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** A UUID of version 5 (RFC 9562, § 5.5): always the same for the same name and namespace (itself a UUID). */
export function uuid5(namespace: string, name: string): string {
  const prefix = namespace.replaceAll('-', '').match(/../g)!.map((pair) => Number.parseInt(pair, 16));
  const bytes = sha1(Uint8Array.from([...prefix, ...new TextEncoder().encode(name)])).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
