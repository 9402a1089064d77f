/** Whether a time says whole seconds only, as `7:51` in a list does. */
const isCoarse = (ms: number): boolean => ms % 1_000 === 0;

/** The time to keep of one that is there and one that comes: what comes counts where nothing is there, or where it is the finer one. */
export function finerOf(there: number | null, comes: number | null): number | null {
  if (there === null || comes === null) return there ?? comes;
  return isCoarse(there) && !isCoarse(comes) ? comes : there;
}
