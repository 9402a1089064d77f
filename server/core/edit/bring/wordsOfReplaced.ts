import type { TranscriptSegment } from '../../formats/transcript.ts';
import type { Segment, Word } from '../../model/segment.ts';
import { alignWords } from '../align.ts';

/** How far outside its segment's times a word may lie and still be trusted. */
const SLACK_MS = 1_000;

/** Whether at least some of the times were measured. */
export const isMeasured = (words: readonly Word[] | null | undefined): boolean => words?.some(({ estimated }) => estimated !== true) ?? false;

/**
 * The word times of a segment that stays when a file replaces its words and times. They are the file's own, unless those are missing
 * or estimated and ours were measured: then ours are carried over to the file's words, as long as they lie within the file's times.
 *
 * @param segment the file's segment, with the times that our segment will have
 */
export function wordsOfReplaced(old: Segment, { text, words = null, startMs, endMs }: TranscriptSegment): Word[] | null {
  if (isMeasured(words) || (words !== null && !isMeasured(old.words))) return words;
  if (old.words === null) return words;
  const carried = old.text === text ? old.words : alignWords(old.words, text, { startMs, endMs });
  // if no word stayed, ours are estimates too, and the file's are closer
  if (words !== null && !isMeasured(carried)) return words;
  const first = (startMs ?? 0) - SLACK_MS;
  const last = (endMs ?? Infinity) + SLACK_MS;
  return carried.every((word) => word.startMs >= first && word.endMs <= last) ? carried : words;
}
