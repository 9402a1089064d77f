import { kinds } from '../changes.ts';
import type { Records } from '../records.ts';
import { sameValue } from '../sameValue.ts';

/** The source of a time or a label belongs to that field. */
const WITH: Readonly<Record<string, string>> = { timeFrom: 'startMs', speakerFrom: 'speakerId' };

/** The fields in which two states of the same records differ, as a revision's touches: `recordId.field`, or `recordId.*`. */
export function fieldsBetween(from: Records, to: Records): string[] {
  const touched = new Set<string>();
  for (const kind of kinds) {
    for (const id of new Set([...from[kind].keys(), ...to[kind].keys()])) {
      const [was, is] = [from[kind].get(id), to[kind].get(id)];
      if (!was || !is) touched.add(`${id}.*`);
      else for (const [field, value] of Object.entries(is)) if (!sameValue((was as unknown as Record<string, unknown>)[field], value)) touched.add(`${id}.${WITH[field] ?? field}`);
    }
  }
  return [...touched];
}
