import { strToU8 } from 'fflate';
import { big32, latin, type Bytes } from './id3Tag.ts';

/** Builds small MP4 files box by box, so that the tests need no recordings. */
export const box = (type: string, ...inside: Bytes[]): Bytes => {
  const data = inside.flat();
  return [...big32(8 + data.length), ...latin(type), ...data];
};
/** A box with a version and flags. */
export const fullBox = (type: string, version: number, ...inside: Bytes[]): Bytes => box(type, [version, 0, 0, 0], ...inside);

const zeros = (length: number): Bytes => Array.from({ length }, () => 0);
const big16 = (value: number): Bytes => [value >> 8, value & 0xff];
const big64 = (value: number): Bytes => [...big32(Math.floor(value / 2 ** 32)), ...big32(value % 2 ** 32)];
export const utf8 = (text: string): Bytes => [...strToU8(text)];

/** A sample of a text track: its length, the text, and boxes after it. */
export const textSample = (text: Bytes, ...behind: Bytes[]): Bytes => [...big16(text.length), ...text, ...behind.flat()];
/** The box for a link that covers the whole text. */
export const href = (url: string): Bytes => box('href', [0, 0, 0, 9, url.length], latin(url), [0]);

interface TextTrack {
  id: number;
  handler?: string;
  timescale?: number;
  samples: Bytes[];
  /** Of each sample, in units of the timescale. */
  durations: number[];
  /** The number of samples per chunk. */
  perChunk?: number;
  /** In milliseconds. */
  delay?: number;
  /** Whether chunk offsets have eight bytes. */
  long?: boolean;
}

const file = (): Bytes => box('ftyp', latin('M4A '), big32(0), latin('isom'));
const film = (durationMs: number): Bytes => fullBox('mvhd', 0, big32(0), big32(0), big32(1_000), big32(durationMs), zeros(80));

function track(id: number, handler: string, timescale: number, language: string, ...inside: Bytes[]): (stbl: Bytes) => Bytes {
  const packed = [...language].reduce((sum, letter) => sum * 32 + letter.charCodeAt(0) - 0x60, 0);
  return (stbl) => box('trak', fullBox('tkhd', 0, big32(0), big32(0), big32(id), zeros(68)), ...inside, box('mdia',
    fullBox('mdhd', 0, big32(0), big32(0), big32(timescale), big32(0), big16(packed), big16(0)),
    fullBox('hdlr', 0, big32(0), latin(handler), big32(0), big32(0), big32(0), [0]),
    box('minf', stbl)));
}

/** Runs of equal numbers, as `stts` counts them. */
function runsOf(values: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const value of values) {
    const run = runs.at(-1);
    if (run?.[1] === value) run[0] += 1;
    else runs.push([1, value]);
  }
  return runs;
}

/** An empty sample description, which only other readers require. */
const noDescription = (): Bytes => fullBox('stsd', 0, big32(0));

/** An audio track that names text tracks as its chapters, these tracks, and other content of `moov`; the samples precede `moov`. */
export function mp4With(tracks: readonly TextTrack[], extras: readonly Bytes[] = [], language = 'eng'): Uint8Array {
  const sounds = track(1, 'soun', 44_100, language, tracks.length > 0 ? box('tref', box('chap', ...tracks.map(({ id }) => big32(id)))) : [])(box('stbl', noDescription()));
  let media: number[] = [];
  const texts = tracks.map(({ id, handler = 'text', timescale = 1_000, samples, durations, perChunk = 1, delay = 0, long = false }) => {
    const offsets: number[] = [];
    for (const [index, sample] of samples.entries()) {
      if (index % perChunk === 0) offsets.push(file().length + 8 + media.length);
      media = media.concat(sample);
    }
    const runs = runsOf(durations);
    const edits = delay === 0 ? [] : box('edts', fullBox('elst', 0, big32(2), big32(delay), big32(0xffff_ffff), big32(0x1_0000), big32(1), big32(0), big32(0x1_0000)));
    return track(id, handler, timescale, 'und', edits)(box('stbl',
      noDescription(),
      fullBox('stts', 0, big32(runs.length), runs.flatMap(([count, duration]) => [...big32(count), ...big32(duration)])),
      fullBox('stsc', 0, big32(1), big32(1), big32(perChunk), big32(1)),
      fullBox('stsz', 0, big32(0), big32(samples.length), samples.flatMap((sample) => big32(sample.length))),
      fullBox(long ? 'co64' : 'stco', 0, big32(offsets.length), offsets.flatMap(long ? big64 : big32))));
  });
  return Uint8Array.from([...file(), ...box('mdat', media), ...box('moov', film(95_000), sounds, ...texts, ...extras)]);
}

/** Nero's list in version 1, or in version 0, which has no reserved bytes. */
export const neroList = (chapters: readonly [number, string][], version = 1): Bytes =>
  fullBox('chpl', version, version === 0 ? [chapters.length] : [0, ...big32(chapters.length)],
    ...chapters.map(([startMs, title]) => [...big64(startMs * 10_000), utf8(title).length, ...utf8(title)]));

/** The title as iTunes writes it, in `udta`. */
export const namedBox = (title: string): Bytes => fullBox('meta', 0, box('ilst', box('©nam', box('data', big32(1), big32(0), utf8(title)))));
