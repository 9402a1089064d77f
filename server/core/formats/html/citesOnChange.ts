/**
 * Whether a page names speakers only when they change: some turns name nobody, and no two consecutive ones name the same.
 *
 * @param names of all turns in order; undefined if a turn names nobody
 */
export const citesOnChange = (names: readonly (string | null | undefined)[]): boolean =>
  names.some((name) => name === undefined) && names.some((name) => name !== undefined) && !names.some((name, index) => index > 0 && name !== undefined && name === names[index - 1]);
