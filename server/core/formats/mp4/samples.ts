import { uint32, uint64 } from '../bytes.ts';
import { boxAt, type Box } from './box.ts';

/** One sample of a track: its bytes in the file and its time in the track's own units. */
interface Sample {
  start: number;
  end: number;
  time: number;
}

/** Tables with more samples are broken, or not a list of chapters. */
const MOST_SAMPLES = 100_000;

/**
 * The samples of a track by its tables (ISO/IEC 14496-12, §8.6.1.2 `stts`, §8.7.3 `stsz`, §8.7.4 `stsc`, §8.7.5 `stco` and `co64`): a
 * run of equal durations is one entry, and a chunk may hold several samples.
 *
 * @returns the samples, and whether the tables are intact: none is missing or shorter than it claims, and their samples fit into the
 * file (a small table can point at the same bytes a hundred thousand times)
 */
export function samplesOf(bytes: Uint8Array, stbl: Box): { samples: Sample[]; whole: boolean } {
  const [stts, stsc, stsz, stco, co64] = ['stts', 'stsc', 'stsz', 'stco', 'co64'].map((type) => boxAt(bytes, stbl, type));
  const chunks = stco ?? co64;
  const samples: Sample[] = [];
  if (!stts || !stsc || !stsz || !chunks) return { samples, whole: false };
  const durations = runs(bytes, stts, 8);
  const perChunk = runs(bytes, stsc, 12);
  const equalSize = uint32(bytes, stsz.start + 4);
  const count = Math.min(MOST_SAMPLES, uint32(bytes, stsz.start + 8));
  const chunkCount = entries(bytes, chunks, stco ? 4 : 8);
  let space = bytes.length;
  let [time, run, left, group] = [0, 0, durations[0]?.[0] ?? 0, 0];
  for (let chunk = 0; chunk < chunkCount && samples.length < count; chunk += 1) {
    let start = stco ? uint32(bytes, chunks.start + 8 + chunk * 4) : uint64(bytes, chunks.start + 8 + chunk * 8);
    while (chunk + 1 >= (perChunk[group + 1]?.[0] ?? Infinity)) group += 1;
    for (let inChunk = 0; inChunk < (perChunk[group]?.[1] ?? 1) && samples.length < count; inChunk += 1) {
      const entry = stsz.start + 12 + samples.length * 4;
      const size = equalSize || uint32(bytes, entry);
      const end = start + size;
      space -= size;
      if ((equalSize === 0 && entry + 4 > stsz.end) || end > bytes.length || space < 0) return { samples, whole: false };
      samples.push({ start, end, time });
      start = end;
      while (left === 0 && run + 1 < durations.length) left = durations[++run]![0];
      time += durations[run]?.[1] ?? 0;
      left = Math.max(0, left - 1);
    }
  }
  return { samples, whole: samples.length === uint32(bytes, stsz.start + 8) };
}

/** How many entries of a table its box actually holds. */
const entries = (bytes: Uint8Array, { start, end }: Box, size: number): number => Math.min(uint32(bytes, start + 4), Math.floor((end - start - 8) / size));

/** The first two numbers of each entry. */
const runs = (bytes: Uint8Array, box: Box, size: number): [number, number][] =>
  Array.from({ length: Math.max(0, Math.min(MOST_SAMPLES, entries(bytes, box, size))) }, (_, index) => [uint32(bytes, box.start + 8 + index * size), uint32(bytes, box.start + 12 + index * size)]);
