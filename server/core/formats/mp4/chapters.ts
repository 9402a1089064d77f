import { decodeAs, uint32, uint64 } from '../bytes.ts';
import type { ChapterList } from '../media/chapterList.ts';
import { printableLine } from '../oneLine.ts';
import type { TranscriptChapter } from '../transcript.ts';
import type { Box } from './box.ts';
import { samplesOf } from './samples.ts';
import { textSample } from './textSample.ts';
import type { Track } from './track.ts';

/**
 * Reads the chapters in a text track (QuickTime File Format, "Chapter Lists"): each sample is a title, and begins after the preceding
 * samples and an empty edit. If another track names one whose samples carry links, the chapters get those links.
 *
 * @param filmScale units per second of the empty edit
 */
export function readTextTrack(bytes: Uint8Array, track: Track, filmScale: number, list: ChapterList): TranscriptChapter[] {
  if (track.stbl === null || track.timescale === 0) return [];
  const { samples, whole } = samplesOf(bytes, track.stbl);
  const delay = filmScale > 0 ? (track.delay / filmScale) * 1000 : 0;
  const chapters = samples.flatMap((sample, index) => {
    const { text: title, url } = textSample(bytes, sample);
    // a gap between chapters is written as a sample without text
    if (title === '') return [];
    return list.add(index + 1, { startMs: Math.round(delay + (sample.time / track.timescale) * 1000), title, url }) ?? [];
  });
  if (!whole) list.reject(samples.length + 1, 'The tables of the chapter track are broken or point past the end of the file; what comes before that was read.');
  return chapters;
}

/** Reads the links of an enhanced podcast, in a text track of their own, onto the chapters with the same start. */
export function readLinkTrack(bytes: Uint8Array, track: Track, filmScale: number, chapters: readonly TranscriptChapter[], list: ChapterList): void {
  if (track.stbl === null || track.timescale === 0) return;
  const delay = filmScale > 0 ? (track.delay / filmScale) * 1000 : 0;
  const byStart = new Map(chapters.map((chapter) => [chapter.startMs, chapter]));
  for (const [index, sample] of samplesOf(bytes, track.stbl).samples.entries()) {
    const { url } = textSample(bytes, sample);
    if (url === null || url === '') continue;
    const chapter = byStart.get(Math.round(delay + (sample.time / track.timescale) * 1000));
    if (chapter) chapter.url ??= list.linkOf(index + 1, url);
    else list.reject(index + 1, 'The link does not begin with a chapter; it is left out.');
  }
}

/** 100 nanoseconds. */
const NERO_UNITS_PER_MS = 10_000;

/**
 * Reads Nero's list of chapters, `moov/udta/chpl`, which no standard describes: a version, the number of chapters (in version 1, four
 * bytes after a reserved one), and for each its start in units of 100 ns, the length of its title, and the title in UTF-8.
 */
export function readNeroList(bytes: Uint8Array, { start, end }: Box, list: ChapterList): void {
  const newer = (bytes[start] ?? 0) > 0;
  const count = newer ? uint32(bytes, start + 5) : (bytes[start + 4] ?? 0);
  let at = start + (newer ? 9 : 5);
  for (let number = 1; number <= count; number += 1) {
    const titleEnd = at + 9 + (bytes[at + 8] ?? 0);
    if (titleEnd > end) {
      list.reject(number, `The list of chapters ends early: it should have ${count}.`);
      return;
    }
    list.add(number, { startMs: Math.round(uint64(bytes, at) / NERO_UNITS_PER_MS), title: printableLine(decodeAs('utf-8', bytes.subarray(at + 9, titleEnd))), url: null });
    at = titleEnd;
  }
}
