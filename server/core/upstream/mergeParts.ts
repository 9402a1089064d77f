import { sameValue } from '../edit/sameValue.ts';
import { pairInPlace } from './pairInPlace.ts';
import { threeWay, type Merged } from './threeWay.ts';

/** One side's part of a list: a chapter, a reference. */
interface Part {
  id: string;
}

/** A part after the merge, with our record and the part of the new reading, either of which may be missing. */
export interface MergedPart<T extends Part> {
  of: T | null;
  part: T | null;
  value: T;
}

export interface PartConflict<T extends Part> {
  field: string;
  of: MergedPart<T> | null;
  part: T | null;
  base: unknown;
  ours: unknown;
  theirs: unknown;
}

export interface MergedParts<T extends Part> {
  parts: MergedPart<T>[];
  conflicts: PartConflict<T>[];
  moved: Map<string, T>;
}

interface Kind<T extends Part> {
  fields: readonly (keyof T & string)[];
  merge?: { [field in keyof T & string]?: (base: never, ours: never, theirs: never) => Merged<unknown> };
  /** What happens to a part that only we have; null if upstream removed its surroundings. */
  alone?: (our: T) => T | null;
  /** For each of the second list, its counterpart in the first. */
  pair: (one: readonly T[], other: readonly T[]) => (T | undefined)[];
  /** By its words, what upstream moved and reworded is known again between its neighbours. */
  textOf: (part: T) => string;
}

/**
 * Merges a list of parts field by field: additions of either side are added, removals are made, and what one side removed and the other
 * changed stays ours and is a conflict.
 *
 * @param origins for our records, the part of the base that each was read from
 */
export function mergeParts<T extends Part>({ fields, merge = {}, alone = (our) => our, pair, textOf }: Kind<T>, base: readonly T[], ours: readonly T[], theirs: readonly T[], origins: ReadonlyMap<string, string>): MergedParts<T> {
  const byId = new Map(base.map((part) => [part.id, part]));
  const ofBase = (our: T): T | undefined => byId.get(origins.get(our.id) ?? '');
  const pairs = pairInPlace(base, theirs, pair(base, theirs), textOf);
  const partOf = new Map(theirs.flatMap((part, index) => (pairs[index] ? [[pairs[index]!, part] as const] : [])));
  const made = ours.filter((our) => ofBase(our) === undefined);
  const added = theirs.filter((_, index) => pairs[index] === undefined);
  const madePart = new Map(pair(made, added).flatMap((our, index) => (our ? [[our, added[index]!] as const] : [])));
  const result: MergedParts<T> = { parts: [], conflicts: [], moved: new Map([...partOf].map(([from, part]) => [from.id, part])) };
  const valuesOf = (part: T | undefined): unknown => part === undefined ? null : Object.fromEntries(fields.map((field) => [field, part[field]]));
  const same = (one: T, other: T): boolean => sameValue(valuesOf(one), valuesOf(other));

  for (const our of ours) {
    const from = ofBase(our);
    const part = from ? partOf.get(from) : madePart.get(our);
    if (!part) {
      if (from && same(from, our)) continue;
      const value = from ? null : alone(our);
      const merged = { of: our, part: null, value: value ?? our };
      result.parts.push(merged);
      if (value === null) result.conflicts.push({ field: '*', of: merged, part: null, base: valuesOf(from ?? our), ours: valuesOf(our), theirs: null });
      continue;
    }
    const merged: MergedPart<T> = { of: our, part, value: { ...our } };
    result.parts.push(merged);
    for (const field of fields) {
      const rule = merge[field] as ((b: unknown, o: unknown, t: unknown) => Merged<unknown>) | undefined;
      const { value, conflict } = from ? (rule ?? threeWay)(from[field], our[field], part[field]) : threeWay<unknown>(null, our[field], part[field]);
      merged.value = { ...merged.value, [field]: value };
      if (conflict) result.conflicts.push({ field, of: merged, part, base: from ? from[field] : null, ours: our[field], theirs: part[field] });
    }
  }
  const kept = new Set(ours.map(ofBase));
  for (const [from, part] of partOf) {
    if (!kept.has(from) && !same(from, part)) result.conflicts.push({ field: '*', of: null, part, base: valuesOf(from), ours: null, theirs: valuesOf(part) });
  }
  const taken = new Set(madePart.values());
  for (const part of added) if (!taken.has(part)) result.parts.push({ of: null, part, value: part });
  return result;
}

/** Parts that follow something else: all of ours stay as they are, each with its place in the new reading. */
export function stayingParts<T extends Part>(kind: Kind<T>, base: readonly T[], ours: readonly T[], theirs: readonly T[], origins: ReadonlyMap<string, string>): MergedParts<T> {
  const { moved } = mergeParts(kind, base, [], theirs, origins);
  return { parts: ours.map((our) => ({ of: our, part: moved.get(origins.get(our.id) ?? '') ?? null, value: our })), conflicts: [], moved };
}
