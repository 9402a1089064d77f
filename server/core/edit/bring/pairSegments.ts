import { matchEqual } from '../align.ts';
import { spokenIn, type Spoken } from './words.ts';

interface Timed {
  text: string;
  startMs: number | null;
}

/** Two segments that share some words. */
interface Shared {
  before: number;
  after: number;
  words: number;
}

/** Below this share of the words of the shorter one, two segments are not the same one. */
const LEAST_SHARE = 0.5;

/** Segments of other words that start so close to each other are the same one. */
const SAME_START_MS = 500;

/**
 * Says which segments of a new transcript are those of an old one: those that share the most words, in order, each with one other at
 * most; what is left between two such pairs belongs together where it starts within half a second. It takes about as long as reading both.
 *
 * @returns for each segment after, the index of the one before, or null; the indexes increase
 */
export function pairSegments(before: readonly Timed[], after: readonly Timed[]): (number | null)[] {
  const pairs: (number | null)[] = Array.from({ length: after.length }, () => null);
  for (const shared of heaviest(sharedWords(before, after))) pairs[shared.after] = shared.before;
  pairByStart(before, after, pairs);
  return pairs;
}

/** Segments that have enough words in common, in the order of both. */
function sharedWords(before: readonly Timed[], after: readonly Timed[]): Shared[] {
  const [left, right] = [spokenIn(before), spokenIn(after)];
  const all: Shared[] = [];
  for (const [i, j] of matchEqual(left.words, right.words)) {
    const [one, other] = [left.textOf[i]!, right.textOf[j]!];
    const last = all.at(-1);
    if (last?.before === one && last.after === other) last.words += 1;
    else all.push({ before: one, after: other, words: 1 });
  }
  return all.filter(({ before: one, after: other, words }) => words >= LEAST_SHARE * Math.min(lengthOf(left, one), lengthOf(right, other)));
}

const lengthOf = ({ firstOf }: Spoken, index: number): number => firstOf[index + 1]! - firstOf[index]!;

/** Of those, the ones with the most words altogether in which no segment comes twice. */
function heaviest(shared: readonly Shared[]): Shared[] {
  /** For each, the words of the best choice that ends with it, and the one before it there. */
  const best: { total: number; previous: number }[] = [];
  /** For each, which of those up to it ends the best choice. */
  const upTo: number[] = [];
  let free = -1; // the last one that has no segment in common with the one at hand
  shared.forEach((each, index) => {
    while (free + 1 < index && shared[free + 1]!.before < each.before && shared[free + 1]!.after < each.after) free += 1;
    const previous = free === -1 ? -1 : upTo[free]!;
    best.push({ total: each.words + (best[previous]?.total ?? 0), previous });
    const rival = upTo[index - 1];
    upTo.push(rival !== undefined && best[rival]!.total >= best[index]!.total ? rival : index);
  });
  const chosen: Shared[] = [];
  for (let index = upTo.at(-1) ?? -1; index !== -1; index = best[index]!.previous) chosen.push(shared[index]!);
  return chosen.toReversed();
}

/** Segments of other words, between two that are paired. */
function pairByStart(before: readonly Timed[], after: readonly Timed[], pairs: (number | null)[]): void {
  let from = 0;
  for (let begin = 0; begin <= after.length; ) {
    let end = begin;
    while (end < after.length && pairs[end] === null) end += 1;
    const to = pairs[end] ?? before.length;
    pairRun(before, after, { from, to, begin, end }, pairs);
    from = to + 1;
    begin = end + 1;
  }
}

function pairRun(before: readonly Timed[], after: readonly Timed[], { from, to, begin, end }: Record<'from' | 'to' | 'begin' | 'end', number>, pairs: (number | null)[]): void {
  const distance = (index: number, startMs: number): number => Math.abs((before[index]?.startMs ?? Infinity) - startMs);
  let next = from;
  for (let index = begin; index < end; index++) {
    const { startMs } = after[index]!;
    if (startMs === null) continue;
    while (next < to && (before[next]!.startMs === null || before[next]!.startMs! < startMs - SAME_START_MS)) next += 1;
    while (next + 1 < to && distance(next + 1, startMs) < distance(next, startMs)) next += 1;
    if (next < to && distance(next, startMs) <= SAME_START_MS) pairs[index] = next++;
  }
}
