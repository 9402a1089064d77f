import type { MergedPart } from './mergeParts.ts';

interface Lists<T extends { id: string }> {
  base: readonly T[];
  theirs: readonly T[];
  /** The id of the part of the base that a record of ours was read from. */
  baseOf: (our: T) => string | undefined;
}

/**
 * Puts merged parts in order: upstream's order, with those that only we have after the one they follow; if we moved parts, our
 * order, with those that only upstream has after the one they follow there.
 */
export function weave<T extends { id: string }>(parts: readonly MergedPart<T>[], { base, theirs, baseOf }: Lists<T>): MergedPart<T>[] {
  const places = new Map(base.map(({ id }, index) => [id, index]));
  const ours = parts.filter(({ of }) => of !== null);
  const were = ours.flatMap(({ of }) => places.get(baseOf(of!) ?? '') ?? []);
  const movedHere = were.some((place, index) => index > 0 && place < were[index - 1]!);
  const at = new Map(theirs.map(({ id }, index) => [id, index]));
  const inTheirs = parts.filter(({ part }) => part !== null).sort((a, b) => at.get(a.part!.id)! - at.get(b.part!.id)!);
  return movedHere ? threaded(ours, inTheirs) : threaded(inTheirs, ours);
}

/** The first list, with the elements that are only in the second inserted after those they follow there. */
function threaded<T>(first: readonly T[], second: readonly T[]): T[] {
  const has = new Set(first);
  const list = [...first];
  let at = 0;
  for (const each of second) {
    if (has.has(each)) at = list.indexOf(each) + 1;
    else list.splice(at++, 0, each);
  }
  return list;
}
