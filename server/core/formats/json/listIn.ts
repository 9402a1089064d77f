import { asArray, asObject, type JsonObject } from './checked.ts';
import type { JsonPath } from './document.ts';

/** A list in a file, and where it stands there. */
export interface FoundList {
  list: readonly unknown[];
  path: JsonPath;
}

/** The list under the first of these names that has one, else the file itself, where that is a list; else null. */
export function listIn(value: unknown, ...names: readonly string[]): FoundList | null {
  const object = asObject(value);
  for (const name of names) {
    const list = asArray(object?.[name]);
    if (list) return { list, path: [name] };
  }
  const whole = asArray(value);
  return whole && { list: whole, path: [] };
}

/** So many members of a list tell what a file is. */
const SAMPLE = 50;

/** The objects among the first members of a list, by which a file is known. */
export const sampleOf = (list: readonly unknown[] | null | undefined): JsonObject[] => (list ?? []).slice(0, SAMPLE).map(asObject).filter((item) => item !== null);
