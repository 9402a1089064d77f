/** `TextDecoder` exists in Node and in browsers, but in neither of the type libraries that the core is compiled with. */
declare const TextDecoder: new (label: string, options?: { fatal?: boolean }) => { decode(bytes: Uint8Array): string };

export type Encoding = 'latin1' | 'windows-1252' | 'utf-8' | 'utf-16le' | 'utf-16be';

/** Decodes bytes; invalid ones become U+FFFD or, with `fatal`, throw. A byte order mark is not part of the text. */
export const decodeAs = (encoding: Encoding, bytes: Uint8Array, fatal = false): string => new TextDecoder(encoding, { fatal }).decode(bytes);

/** The four-letter type of a box or frame. */
export const fourLetters = (bytes: Uint8Array, at: number): string => String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, bytes[at + 3] ?? 0);

/** Big-endian unsigned integers; bytes past the end count as zero. */
export const uint16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 0x100 + (bytes[at + 1] ?? 0);
export const uint32 = (bytes: Uint8Array, at: number): number => uint16(bytes, at) * 0x1_0000 + uint16(bytes, at + 2);
/** Exact up to 2^53, which no time or size in a real file reaches. */
export const uint64 = (bytes: Uint8Array, at: number): number => uint32(bytes, at) * 0x1_0000_0000 + uint32(bytes, at + 4);
