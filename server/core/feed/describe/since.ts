import type { ChangeDetail } from './change.ts';

/**
 * What is new since an earlier description of the same source: new changes, changes that are different now (described from their
 * former to their present state), and changes that were undone (described in reverse).
 *
 * @param now every change against the source, at present
 * @param then every change against the same source, at that time
 * @param isSame whether that is the same source; in another, places have other times
 */
export function changesSince<Detail extends ChangeDetail>(now: readonly Detail[], then: readonly Detail[], isSame = true): Detail[] {
  const placeOf = ({ field, place, before }: Detail): string => JSON.stringify([field, isSame ? place : '', before]);
  const earlier = new Map<string, Detail[]>();
  for (const detail of then) earlier.set(placeOf(detail), [...(earlier.get(placeOf(detail)) ?? []), detail]);
  const fresh = now.flatMap((detail) => {
    const was = earlier.get(placeOf(detail))?.shift();
    if (!was) return [detail];
    return was.after === detail.after ? [] : [{ ...detail, before: was.after }];
  });
  // what was edited in something that is removed now goes with it
  const removed = new Set(fresh.flatMap(({ field, place }) => (field === 'removed segment' ? [place] : [])));
  const takenBack = [...earlier.values()].flat().filter(({ place }) => !removed.has(place)).map((detail) => ({ ...detail, before: detail.after, after: detail.before }));
  return [...fresh, ...takenBack];
}
