import type { Segment } from '#core/model/segment';
import { wordAtOffset } from './wordAtOffset';

const weight = (text: string): number => text.length + 6 * (text.match(/[.?!]/g)?.length ?? 0) + 3 * (text.match(/[,;:]/g)?.length ?? 0);

/**
 * When the second half of a split begins: the time of its first word where words have times; else by how much is said
 * before it, between this start and the next (a stop weighs six letters, a comma three), to the second; else unknown.
 */
export function newSegmentTime(segment: Pick<Segment, 'text' | 'startMs' | 'endMs' | 'words'>, at: number, nextStartMs: number | null): number | null {
  const word = segment.words ? wordAtOffset(segment.text, segment.words, at) : null;
  if (word) return word.startMs;
  const end = segment.endMs ?? nextStartMs;
  if (segment.startMs === null || end === null || end <= segment.startMs) return null;
  const share = weight(segment.text.slice(0, at)) / Math.max(1, weight(segment.text));
  return Math.round((segment.startMs + (end - segment.startMs) * share) / 1_000) * 1_000;
}
