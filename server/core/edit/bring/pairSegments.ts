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

/** Two segments that share less than this part of the shorter one's words are not the same. */
const LEAST_SHARE = 0.5;

/** Segments with different words that start this close together are the same. */
const SAME_START_MS = 500;

/**
 * Pairs the segments of a new transcript with those of an old one: the pairing in order that shares the most words, each segment at most
 * once; segments left between two such pairs are paired if they start within half a second. Takes about as long as reading both.
 *
 * @returns for each segment after, the index of the one before, or null; the indexes increase
 */
export function pairSegments(before: readonly Timed[], after: readonly Timed[]): (number | null)[] {
  const pairs: (number | null)[] = Array.from({ length: after.length }, () => null);
  for (const shared of heaviest(sharedWords(before, after))) pairs[shared.after] = shared.before;
  pairByStart(before, after, pairs);
  return pairs;
}

/** Pairs of segments with enough words in common, in the order of both. */
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

/** The subset with the most words in total in which no segment occurs twice. */
function heaviest(shared: readonly Shared[]): Shared[] {
  /** For each, the total words of the best choice that ends with it, and its predecessor in that choice. */
  const best: { total: number; previous: number }[] = [];
  /** For each, which of the pairs up to it ends the best choice. */
  const upTo: number[] = [];
  let free = -1; // the last one that shares no segment with the current one
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

/** Pairs segments with different words between two that are paired. */
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
