import { asArray, asObject, type JsonObject } from './checked.ts';
import type { JsonPath } from './document.ts';

/** A list in a file, and its path. */
export interface FoundList {
  list: readonly unknown[];
  path: JsonPath;
}

/** The list under the first of these names that has one, else the file itself if it is a list; else null. */
export function listIn(value: unknown, ...names: readonly string[]): FoundList | null {
  const object = asObject(value);
  for (const name of names) {
    const list = asArray(object?.[name]);
    if (list) return { list, path: [name] };
  }
  const whole = asArray(value);
  return whole && { list: whole, path: [] };
}

/** How many members of a list are examined to recognise a file. */
const SAMPLE = 50;

/** The objects among the first members of a list, to recognise the file by. */
export const sampleOf = (list: readonly unknown[] | null | undefined): JsonObject[] => (list ?? []).slice(0, SAMPLE).map(asObject).filter((item) => item !== null);
