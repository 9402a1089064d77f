import { decodeAs, type Encoding } from '../bytes.ts';
import { printableLine } from '../oneLine.ts';

/**
 * The text of a text frame (ID3v2.4.0 frames, §4.2): its first byte is the encoding; several strings (allowed in 2.4) are joined with ` / `.
 */
export function textOf(data: Uint8Array): string {
  const strings = decoded(data[0] ?? 0, data.subarray(1)).split('\0').map(printableLine);
  return strings.filter((string) => string !== '').join(' / ');
}

/** The address of a WXXX frame (§4.3.2): after its description, always in Latin-1. */
export function linkOf(data: Uint8Array): string {
  return printableLine(decodeAs('latin1', data.subarray(afterString(data, 1, data[0] ?? 0))));
}

/** The address of an external picture (APIC with the type `-->`, §4.14), null for an embedded one. */
export function pictureLinkOf(data: Uint8Array): string | null {
  const typeEnd = afterString(data, 1, 0);
  if (decodeAs('latin1', data.subarray(1, typeEnd)).replaceAll('\0', '') !== '-->') return null;
  return printableLine(decodeAs('latin1', data.subarray(afterString(data, typeEnd + 1, data[0] ?? 0))));
}

/** The offset after the string at `from` and its terminating zero, which has two bytes in UTF-16. */
export function afterString(data: Uint8Array, from: number, encoding: number): number {
  if (encoding !== 1 && encoding !== 2) {
    const end = data.indexOf(0, from);
    return end === -1 ? data.length : end + 1;
  }
  for (let at = from; at + 1 < data.length; at += 2) if (data[at] === 0 && data[at + 1] === 0) return at + 2;
  return data.length;
}

function decoded(encoding: number, bytes: Uint8Array): string {
  if (encoding !== 1) return decodeAs(encoding === 0 ? 'latin1' : encoding === 2 ? 'utf-16be' : 'utf-8', bytes);
  const order: Encoding = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-16le';
  return decodeAs(order, bytes).replace(/\uFEFF/gu, '');
}
