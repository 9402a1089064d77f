import { finer, SECOND_MS } from '../time/finer.ts';

/** By how much upstream moved what is at a time of the base, in milliseconds; 0 where it did not, or nobody can tell. */
export type ShiftAt = (baseMs: number) => number;

/** A start of the base that nobody touched here, and what it is upstream now. */
export type Moved = readonly [baseMs: number, theirMs: number];

/** Notes tell whole seconds: two starts that moved alike may differ by one. */
const ALIKE_MS = SECOND_MS;
/** So many starts before and so many after say what is between them. */
const NEIGHBOURS = 2;

/**
 * How upstream moved stretches of an episode: "the intro is 32 s longer" moves everything after it. A start of the base moved along with the
 * others if its nearest neighbours, two on each side as far as there are, moved alike; at the edge of a stretch they did not.
 *
 * @param moved in any order
 */
export function shiftsOf(moved: readonly Moved[]): ShiftAt {
  const sorted = moved.toSorted(([one], [other]) => one - other);
  return (baseMs) => {
    const [from, to] = [firstFrom(sorted, baseMs), firstFrom(sorted, baseMs + 1)];
    const around = [...sorted.slice(Math.max(0, from - NEIGHBOURS), from), ...sorted.slice(to, to + NEIGHBOURS)].map(([base, their]) => their - base);
    if (around.length < NEIGHBOURS || Math.max(...around) - Math.min(...around) > ALIKE_MS) return 0;
    const shift = around.toSorted((one, other) => one - other)[around.length >> 1]!;
    return Math.abs(shift) > ALIKE_MS ? shift : 0;
  };
}

interface Started {
  startMs: number | null;
}

/** By how much what is around a segment was moved. */
export const shiftBy = ({ startMs }: Started, shiftAt: ShiftAt): number => (startMs === null ? 0 : shiftAt(startMs));

/** A time of a segment that only we have, moved along with what is around it. */
export const along = (ms: number | null, segment: Started, shiftAt: ShiftAt): number | null => (ms === null ? null : Math.max(0, ms + shiftBy(segment, shiftAt)));

/** What upstream made of a start that nobody touched here; nothing where somebody did, or a side has none. */
export function movedStart({ startMs: ourMs }: Started, { startMs: baseMs }: Started, theirs: Started | undefined): Moved[] {
  const theirMs = theirs?.startMs ?? null;
  return ourMs !== null && baseMs !== null && theirMs !== null && finer(ourMs, baseMs, SECOND_MS) !== null ? [[baseMs, theirMs]] : [];
}

/** Whether a move is the one that everything around made. */
export const isAlong = (byMs: number, shiftMs: number): boolean => shiftMs !== 0 && Math.abs(byMs - shiftMs) <= ALIKE_MS;

/** The index of the first that begins at a time or later. */
function firstFrom(sorted: readonly Moved[], ms: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]![0] < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
