import type { Segment } from '#core/model/segment';
import { wordAtOffset } from './wordAtOffset';

const weight = (text: string): number => text.length + 6 * (text.match(/[.?!]/g)?.length ?? 0) + 3 * (text.match(/[,;:]/g)?.length ?? 0);

/** An estimate to the millisecond would look like a measurement; but the halves of a short segment must not be empty. */
function toSecond(ms: number, { startMs, endMs }: Pick<Segment, 'startMs' | 'endMs'>): number {
  const second = Math.round(ms / 1_000) * 1_000;
  return second > (startMs ?? -1) && second < (endMs ?? Infinity) ? second : Math.round(ms);
}

/**
 * When the second half of a split begins: the time of its first word where that was measured; else, to the second, the time estimated
 * for that word, or by how much is said before it, between this start and the next (a stop weighs six letters, a comma three); else unknown.
 */
export function newSegmentTime(segment: Pick<Segment, 'text' | 'startMs' | 'endMs' | 'words'>, at: number, nextStartMs: number | null): number | null {
  const word = segment.words ? wordAtOffset(segment.text, segment.words, at) : null;
  if (word) return word.estimated ? toSecond(word.startMs, segment) : word.startMs;
  const end = segment.endMs ?? nextStartMs;
  if (segment.startMs === null || end === null || end <= segment.startMs) return null;
  const share = weight(segment.text.slice(0, at)) / Math.max(1, weight(segment.text));
  return toSecond(segment.startMs + (end - segment.startMs) * share, segment);
}
