import type { Reference } from '../model/reference.ts';

type Listed = Pick<Reference, 'id' | 'title' | 'url' | 'note'>;

const KEYS: ((reference: Listed) => string)[] = [
  ({ title, url, note }) => JSON.stringify([title, url, note]),
  ({ title, url }) => JSON.stringify([title, url]),
  ({ url }) => url ?? '',
  ({ title }) => title.toLowerCase().trim(),
];

/**
 * Pairs the references of two lists: first identical ones, then those with the same address, then those with the same title. Each is
 * paired at most once.
 *
 * @returns for each of the second list, its counterpart in the first, or undefined
 */
export function pairReferences<R extends Listed>(one: readonly R[], other: readonly R[]): (R | undefined)[] {
  const pairs: (R | undefined)[] = other.map(() => undefined);
  const free = new Set(one);
  for (const keyOf of KEYS) {
    const waiting = new Map<string, R[]>();
    for (const each of free) {
      const key = keyOf(each);
      if (key !== '') waiting.set(key, [...(waiting.get(key) ?? []), each]);
    }
    other.forEach((each, index) => {
      const found = pairs[index] === undefined ? waiting.get(keyOf(each))?.shift() : undefined;
      if (!found) return;
      pairs[index] = found;
      free.delete(found);
    });
  }
  return pairs;
}
