import type { SpokenCue } from '../cue.ts';
import { granularityOf } from '../podcastJson/granularity.ts';
import { cuesOfWords } from '../wordCues.ts';
import type { TimedSegment } from './segmentCues.ts';

/** Whether segments are single words (whisper.cpp's `--max-len 1`, Transformers' `return_timestamps="word"`). */
export const isWordStream = (segments: readonly TimedSegment[]): boolean =>
  segments.every(({ words }) => words.length === 0) && granularityOf(segments.map(({ text }) => ({ body: text, speaker: undefined }))) === 'word';

/** Cues from segments that are words; if some begin with a space, one without continues the word before. */
export function wordStreamCues(segments: readonly TimedSegment[]): SpokenCue[] {
  const spaced = segments.some(({ text }) => /^\s/u.test(text));
  return cuesOfWords(segments.map(({ text, startMs, endMs, speaker }) => ({ text: spaced ? text : ` ${text}`, startMs, endMs, speaker })));
}
