import { lowerBound } from '../edit/lowerBound.ts';
import { finer, SECOND_MS } from '../time/finer.ts';

interface Started {
  startMs: number | null;
}

/** Notes have whole seconds: two starts that moved alike may differ by one. */
const ALIKE_MS = SECOND_MS;
/** How many starts before and after decide about what is between them. */
const NEIGHBOURS = 2;

/**
 * How far a start of ours has to move to follow upstream: as far as upstream moved it if it is still the base's, not at all if it is already
 * upstream's. If it was corrected to another time, or a side has no time, it tells nothing: null.
 */
export function movedBy({ startMs: ourMs }: Started, base: Started | undefined, theirs: Started | null | undefined): number | null {
  const [baseMs, theirMs] = [base?.startMs ?? null, theirs?.startMs ?? null];
  if (ourMs === null || baseMs === null || theirMs === null) return null;
  if (finer(ourMs, baseMs, SECOND_MS) !== null) return theirMs - baseMs;
  return finer(ourMs, theirMs, SECOND_MS) !== null ? 0 : null;
}

/** The nearest entries before one index and from another one on. */
const around = <One>(row: readonly One[], before: number, from: number): One[] => [...row.slice(Math.max(0, before - NEIGHBOURS), before), ...row.slice(from, from + NEIGHBOURS)];

/** How far the surroundings moved, in milliseconds; 0 if they did not move alike, or there are too few. */
function alike(moves: readonly number[]): number {
  if (moves.length < NEIGHBOURS || Math.max(...moves) - Math.min(...moves) > ALIKE_MS) return 0;
  const shift = moves.toSorted((one, other) => one - other)[moves.length >> 1]!;
  return Math.abs(shift) > ALIKE_MS ? shift : 0;
}

/** Whether a move is that of everything around it. */
export const isAlong = (byMs: number, shiftMs: number): boolean => shiftMs !== 0 && Math.abs(byMs - shiftMs) <= ALIKE_MS;

/** A segment, in our order. */
export interface Turn extends Started {
  /** See {@link movedBy}. */
  byMs: number | null;
  /** It is not from the base: it was split off or written here. */
  isOurs: boolean;
}

/**
 * How far upstream moved each of our segments, in order ("the intro is 32 s longer" moves everything after it). A corrected one moved along
 * with its neighbours if those moved alike, two on each side if available. One that only we have goes with those beside it; if these differ,
 * it stays as far as that leaves it between them.
 */
export function shiftsOf(turns: readonly Turn[]): number[] {
  const told = turns.flatMap(({ byMs }, index) => (byMs === null ? [] : [index]));
  const firstFrom = (index: number): number => lowerBound(told.length, (at) => told[at]! >= index);
  return turns.map(({ isOurs, startMs }, index) => {
    if (!isOurs) return alike(around(told, firstFrom(index), firstFrom(index + 1)).map((at) => turns[at]!.byMs!));
    return startMs === null ? 0 : besideOthers(startMs, turns[told[firstFrom(index) - 1]!], turns[told[firstFrom(index)]!]);
  });
}

function besideOthers(startMs: number, before: Turn | undefined, after: Turn | undefined): number {
  if (!before || !after || Math.abs(before.byMs! - after.byMs!) <= ALIKE_MS) return (before ?? after)?.byMs ?? 0;
  if (startMs < before.startMs! + before.byMs!) return before.byMs!;
  return startMs >= after.startMs! + after.byMs! ? after.byMs! : 0;
}

/** The same for chapters, which have a time but no order among segments. A start at exactly that time is ignored. */
export function shiftsByTime(turns: readonly Turn[]): (ms: number) => number {
  const sorted = turns.filter(({ startMs, byMs }) => startMs !== null && byMs !== null).toSorted((one, other) => one.startMs! - other.startMs!);
  const firstFrom = (ms: number): number => lowerBound(sorted.length, (at) => sorted[at]!.startMs! >= ms);
  return (ms) => alike(around(sorted, firstFrom(ms), firstFrom(ms + 1)).map(({ byMs }) => byMs!));
}

/**
 * The times of something that only we have, moved along with its surroundings; unchanged if any would become negative, in which case the checks report that it
 * is out of order.
 */
export function along<Times extends { startMs: number | null; endMs?: number | null }>({ startMs, endMs = null }: Times, shiftMs: number): { startMs: Times['startMs']; endMs: number | null } {
  const moved = (ms: number | null): number | null => (ms === null ? null : ms + shiftMs);
  const isBefore = [startMs, endMs].some((ms) => ms !== null && ms + shiftMs < 0);
  return isBefore ? { startMs, endMs } : { startMs: moved(startMs), endMs: moved(endMs) };
}

/**
 * The same for a chapter, which checks see only by its time; null if it was in what upstream cut off the beginning. A chapter at the very beginning stays
 * there.
 */
export function chapterAlong<Chapter extends { startMs: number }>(chapter: Chapter, shiftMs: number): Chapter | null {
  if (chapter.startMs === 0 && shiftMs < 0) return chapter;
  const startMs = chapter.startMs + shiftMs;
  return startMs < -ALIKE_MS ? null : { ...chapter, startMs: Math.max(0, startMs) };
}
