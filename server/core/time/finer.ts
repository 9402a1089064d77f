/** What the notes of an episode tell times in. */
export const SECOND_MS = 1_000;

const isWhole = (ms: number, unitMs: number): boolean => ms % unitMs === 0;
const says = (coarse: number, fine: number, unitMs: number): boolean => isWhole(coarse, unitMs) && Math.floor(fine / unitMs) * unitMs === coarse;

/**
 * The one time that two say, of which one may tell whole units only, rounded down: 7:51 agrees with 7:51.250, which is the finer of the
 * two. A coarser time that agrees with a finer one is no news.
 *
 * @returns the finer of the two, or null where they disagree
 */
export function finer(ours: number, theirs: number, unitMs: number): number | null {
  if (ours === theirs || says(theirs, ours, unitMs)) return ours;
  return says(ours, theirs, unitMs) ? theirs : null;
}

/** The time to keep of one that is there and one that comes: what comes counts where nothing is there, or where it alone is told more finely than in units. */
export function finerOf(there: number | null, comes: number | null, unitMs: number): number | null {
  if (there === null || comes === null) return there ?? comes;
  return finer(there, comes, unitMs) ?? (isWhole(there, unitMs) && !isWhole(comes, unitMs) ? comes : there);
}
