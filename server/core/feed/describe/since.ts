import type { ChangeDetail } from './change.ts';

const placeOf = ({ field, place, before }: ChangeDetail): string => JSON.stringify([field, place, before]);

/**
 * What is new since an earlier description of the same source: changes it did not have, changes made otherwise since then (told from
 * what they were to what they are), and changes taken back (told in reverse).
 *
 * @param now every change against the source, as it is
 * @param then every change against the same source, as it was
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
