import type { PublicationPreview } from '#core/model/publication';
import type { z } from 'zod';

export type NotHeld = z.infer<typeof PublicationPreview>['changes'][number]['notHeld'][number];

/** The field of a place: `speaker` of `segments[2].speaker`. */
const fieldOf = (path: string): string => path.replace(/\[\d+\]/, '');

/** Merges lines that say the same: two hundred segments of one speaker become the first of them, with the number of others. */
export function alike(notHeld: readonly NotHeld[]): (NotHeld & { others: number })[] {
  const lines = new Map<string, NotHeld & { others: number }>();
  for (const each of notHeld) {
    const key = JSON.stringify([fieldOf(each.path), each.wanted, each.written, each.why]);
    const line = lines.get(key);
    if (line) line.others++;
    else lines.set(key, { ...each, others: 0 });
  }
  return [...lines.values()];
}
