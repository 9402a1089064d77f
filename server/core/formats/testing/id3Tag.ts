/** Builds valid and invalid ID3v2 tags byte by byte, so that the tests need no recordings. */
export type Bytes = readonly number[];

export const latin = (text: string): Bytes => [...text].map((letter) => letter.charCodeAt(0));
export const big32 = (value: number): Bytes => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
export const syncsafe32 = (value: number): Bytes => [21, 14, 7, 0].map((shift) => (value >>> shift) & 0x7f);

/** A text as UTF-16 without a byte order mark. */
export const utf16 = (text: string, order: 'be' | 'le'): Bytes =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((unit) => (order === 'be' ? [unit >> 8, unit & 0xff] : [unit & 0xff, unit >> 8]));

type Version = 3 | 4;

/** The builders for tags and frames of one version. */
export function tagBuilder(version: Version) {
  const size = version === 4 ? syncsafe32 : big32;
  const frame = (id: string, data: Bytes, format = 0): Bytes => [...latin(id), ...size(data.length), 0, format, ...data];
  const title = (text: string): Bytes => frame('TIT2', [1, 0xff, 0xfe, ...utf16(text, 'le'), 0, 0]);
  return {
    frame,
    title,
    link: (url: string): Bytes => frame('WXXX', [3, ...latin('chapter'), 0, ...latin(url), 0]),
    chapter: (id: string, startMs: number, ...inside: Bytes[]): Bytes =>
      frame('CHAP', [...latin(id), 0, ...big32(startMs), ...big32(startMs + 1_000), ...big32(0xffff_ffff), ...big32(0xffff_ffff), ...inside.flat()]),
    contents: (id: string, ids: readonly string[], top = true): Bytes =>
      frame('CTOC', [...latin(id), 0, top ? 3 : 1, ids.length, ...ids.flatMap((child) => [...latin(child), 0])]),
    tag: (...frames: Bytes[]): Uint8Array => wrapped(version, 0, frames.flat()),
  };
}

/** A tag header around stored bytes. */
export const wrapped = (version: Version, flags: number, stored: Bytes): Uint8Array => Uint8Array.from([...latin('ID3'), version, 0, flags, ...syncsafe32(stored.length), ...stored]);

/** A zero after every 0xFF (ID3v2.4.0 structure, §6.1). */
export const unsynchronised = (bytes: Bytes): Bytes => bytes.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte]));
