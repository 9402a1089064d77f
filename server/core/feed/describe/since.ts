import type { ChangeDetail } from './change.ts';

const placeOf = ({ field, place, before }: ChangeDetail): string => JSON.stringify([field, place, before]);

/**
 * What is new since an earlier description of the same source: new changes, changes that are different now (described from their
 * former to their present state), and changes that were undone (described in reverse).
 *
 * @param now every change against the source, at present
 * @param then every change against the same source, at that time
 */
export function changesSince(now: readonly ChangeDetail[], then: readonly ChangeDetail[]): ChangeDetail[] {
  const earlier = new Map<string, ChangeDetail[]>();
  for (const detail of then) earlier.set(placeOf(detail), [...(earlier.get(placeOf(detail)) ?? []), detail]);
  const fresh = now.flatMap((detail) => {
    const was = earlier.get(placeOf(detail))?.shift();
    if (!was) return [detail];
    return was.after === detail.after ? [] : [{ ...detail, before: was.after }];
  });
  const takenBack = [...earlier.values()].flat().map((detail) => ({ ...detail, before: detail.after, after: detail.before }));
  return [...fresh, ...takenBack];
}
