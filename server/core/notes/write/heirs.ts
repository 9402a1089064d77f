import type { Interpretation } from '../interpret.ts';
import type { ViewSegment } from '../reading.ts';
import type { Order } from './order.ts';
import type { SegmentPlace } from '../transcript.ts';
import { type Words, common, isMostlyOf, shareMost, wordsBeyond, wordsOf } from './words.ts';

/**
 * The order of a page's segments, with those that are removed but whose words others have now: a new one is written as the removed one whose
 * words it has, and one that takes in those before it as the first of these. So words stay where they are, with their markup.
 */
export function withHeirs({ segments }: Interpretation, view: readonly ViewSegment[], order: Order): Order {
  if (order.gone.size === 0) return order;
  const { added, moved } = order;
  const [keys, gone] = [[...order.keys], new Set(order.gone)];
  const isGone = (at: number): boolean => gone.has(segments[at]?.segment.id ?? '');
  const inherits = (index: number, at: number): void => {
    keys[index] = segments[at]!.segment.id;
    gone.delete(keys[index]);
  };
  let next = 0;
  for (const [index, key] of order.keys.entries()) {
    if (moved.has(key)) continue;
    const { text } = view[index]!;
    if (added.has(key)) {
      const heir = mostAlike(text, segments, next, isGone);
      if (heir === null) continue;
      inherits(index, heir);
      next = heir + 1;
      continue;
    }
    const own = Number(key.slice(1));
    const first = isGone(own - 1) ? firstTaken(text, segments, own, (at) => at >= next && isGone(at)) : own;
    if (first < own) {
      gone.add(key);
      inherits(index, first);
    }
    next = own + 1;
  }
  return { keys, gone, moved, added: new Set(keys.filter((key) => added.has(key))) };
}

/** The first of the removed segments before one that says most of their words now. */
function firstTaken(text: string, segments: Interpretation['segments'], own: number, isGone: (at: number) => boolean): number {
  const gained = wordsBeyond(text, segments[own]!.segment.text);
  let first = own;
  while (isGone(first - 1) && isMostlyOf(segments[first - 1]!.segment.text, gained)) first -= 1;
  return first;
}

/** The removed segment, of the first ones from a place on, that shares most words with a text: at least half of the words of one of them. */
function mostAlike(text: string, segments: Interpretation['segments'], from: number, isGone: (at: number) => boolean): number | null {
  const words = wordsOf(text);
  let [found, most] = [null as number | null, 0];
  for (let at = from; at < from + MOST_BESIDE && isGone(at); at += 1) {
    const said = segments[at]!.segment.text;
    if (said === text) return at;
    const its = wordsSaid(segments[at]!);
    const shared = shareMost(words, its) ? common(words, its) : 0;
    if (shared > most) [found, most] = [at, shared];
  }
  return found;
}

const counted = new WeakMap<SegmentPlace, Words>();

/** The words of a segment of the page, counted once: it is compared with many. */
export function wordsSaid(place: SegmentPlace): Words {
  const known = counted.get(place) ?? wordsOf(place.segment.text);
  counted.set(place, known);
  return known;
}

/** Among so many removed segments we search for the words of one beside them: if more of them are removed, it is a different transcript. */
export const MOST_BESIDE = 20;
