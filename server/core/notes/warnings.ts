import type { ReadChapter, Warning } from './reading.ts';
import { formatTimestamp } from '../time/timestamp.ts';
import { endsSentence } from './headings.ts';
import type { SegmentPlace } from './transcript.ts';

/** The word of a slow speaker: a chapter that starts within this time per word of the last turn may still be inside that turn. */
const LONGEST_WORD_MS = 1_000;

/** Doubts about the transcript as a whole: where it ends. */
export function transcriptWarnings(segments: readonly SegmentPlace[], chapters: readonly ReadChapter[]): Warning[] {
  return [...brokenOff(segments), ...withoutTranscript(segments, chapters)];
}

function brokenOff(segments: readonly SegmentPlace[]): Warning[] {
  const last = segments.at(-1);
  const paragraph = last?.words.at(-1);
  if (!last || !paragraph || endsSentence(last.segment.text)) return [];
  const closed = segments.filter(({ segment }) => endsSentence(segment.text)).length;
  // In a transcript without full stops, a missing one at the end means nothing.
  if (closed * 2 < segments.length - 1) return [];
  const end = last.segment.text.slice(-40).trimStart();
  return [{ code: 'broken-off', line: paragraph.block.line, message: `the transcript breaks off in the middle of a sentence: “…${end}”` }];
}

function withoutTranscript(segments: readonly SegmentPlace[], chapters: readonly ReadChapter[]): Warning[] {
  const timed = segments.filter(({ segment }) => segment.startMs !== null);
  const last = timed.reduce<SegmentPlace | null>((latest, place) => (latest && latest.segment.startMs! > place.segment.startMs! ? latest : place), null);
  if (!last) return [];
  const stops = last.segment.startMs!;
  const reaches = stops + last.segment.text.split(/\s+/).length * LONGEST_WORD_MS;
  const missing = chapters.filter(({ startMs }) => startMs > reaches);
  const first = missing[0];
  if (!first) return [];
  const time = formatTimestamp(first.startMs);
  const which = missing.length === 1 ? `the chapter “${first.title}” (${time}) has` : `${missing.length} chapters, from “${first.title}” (${time}) on, have`;
  return [{ code: 'chapters-without-transcript', line: first.line, message: `${which} no transcript: it stops at ${formatTimestamp(stops)}` }];
}
