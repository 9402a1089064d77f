import { areSpansOf } from './spans.ts';
import type { Replacement } from './operation.ts';

/**
 * Moves the spans of a text to a later version of it, along with the unchanged words around them. Null if one of them was changed,
 * became part of another word, or could be in more than one place.
 */
export function carrySpans(was: string, now: string, spans: readonly Replacement[]): Replacement[] | null {
  if (was === now) return [...spans];
  const { from, to, grown } = changedStretch(was, now);
  const carried = spans.map((span): Replacement | null => {
    if (span.end <= from) return span;
    if (span.start >= to) return { ...span, start: span.start + grown, end: span.end + grown };
    return within(was.slice(from, to), now.slice(from, to + grown), from, span);
  });
  const all = carried.filter((span) => span !== null);
  return all.length === spans.length && areSpansOf(now, all) && all.every((span, index) => hasSameEdges(was, spans[index]!, now, span)) ? all : null;
}

/** The one stretch outside of which two texts are equal, as offsets in the first. */
function changedStretch(was: string, now: string): { from: number; to: number; grown: number } {
  const shorter = Math.min(was.length, now.length);
  let head = 0;
  while (head < shorter && was[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && was.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return { from: head, to: was.length - tail, grown: now.length - was.length };
}

/** A span that lies inside the changed stretch, if its words occur exactly once there, before and after. */
function within(was: string, now: string, from: number, span: Replacement): Replacement | null {
  const words = was.slice(span.start - from, span.end - from);
  if (span.start < from || span.end > from + was.length || !isThereOnce(was, words) || !isThereOnce(now, words)) return null;
  const start = from + now.indexOf(words);
  return { ...span, start, end: start + words.length };
}

const isThereOnce = (text: string, words: string): boolean => words !== '' && text.includes(words) && text.indexOf(words) === text.lastIndexOf(words);

/** If a letter now stands directly beside the span, or no longer does, it is a different word. */
const hasSameEdges = (was: string, before: Replacement, now: string, after: Replacement): boolean =>
  isLetter(was[before.start - 1]) === isLetter(now[after.start - 1]) && isLetter(was[before.end]) === isLetter(now[after.end]);

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);
