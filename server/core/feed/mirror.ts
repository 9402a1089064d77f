import type { Patch } from '../model/patch.ts';

/**
 * How much of the surroundings must agree, before and after, widest first: a wide match is certain, a narrow or
 * one-sided one survives other wording nearby.
 */
const REACHES: readonly (readonly [number, number])[] = [[120, 120], [48, 48], [20, 20], [0, 80], [80, 0], [0, 32], [32, 0]];

/** The patches that hold in the other text, and how many found no place there or more than one. */
export interface Mirrored {
  patches: Patch[];
  absent: number;
  ambiguous: number;
}

/**
 * Carries patches of one text over to another that tells the same story: same text, same places; else a patch goes
 * where its passage stands, letter for letter and once. Patches with markup do not enter plain text.
 *
 * @param plain the other text is plain, this one is HTML
 */
export function mirror(text: string, patches: readonly Patch[], other: string, plain: boolean): Mirrored {
  if (other === text) return { patches: [...patches], absent: 0, ambiguous: 0 };
  const result: Mirrored = { patches: [], absent: 0, ambiguous: 0 };
  for (const patch of patches) {
    const markup = plain && /[<&]/.test(patch.text + text.slice(patch.start, patch.end));
    const place = markup ? 'absent' : placeIn(text, patch, other);
    if (typeof place === 'string') result[place] += 1;
    else if (result.patches.some(({ start, end }) => place < end && start < place + patch.end - patch.start)) result.ambiguous += 1;
    else result.patches.push({ start: place, end: place + (patch.end - patch.start), text: patch.text });
  }
  return result;
}

function placeIn(text: string, { start, end }: Patch, other: string): number | 'absent' | 'ambiguous' {
  for (const [before, after] of REACHES) {
    const from = Math.max(0, start - before);
    const passage = text.slice(from, end + after);
    const found = other.indexOf(passage);
    if (found !== -1) return other.indexOf(passage, found + 1) === -1 ? found + (start - from) : 'ambiguous';
  }
  return 'absent';
}
