import type { Patch, Range } from '../model/patch.ts';

/**
 * How much of the surroundings must agree, before and after, widest first: a wide match is certain, a narrow or
 * one-sided one survives other wording nearby. One that reaches beyond the text agrees only where all of the text does.
 */
const REACHES: readonly (readonly [number, number])[] = [[120, 120], [48, 48], [20, 20], [0, 80], [80, 0], [0, 32], [32, 0]];
/** So many letters and digits must agree beside a patch: markup and a word or two stand in any notes. */
const TELLING = 12;

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
 * @param patches in order
 * @param headers where the text says who speaks and when, in order: what changes one holds only where name and time both agree
 * @param plain the other text is plain, this one is HTML
 */
export function mirror(text: string, patches: readonly Patch[], headers: readonly Range[], other: string, plain: boolean): Mirrored {
  if (other === text) return { patches: [...patches], absent: 0, ambiguous: 0 };
  const result: Mirrored = { patches: [], absent: 0, ambiguous: 0 };
  let next = 0;
  for (const patch of patches) {
    while (next < headers.length && headers[next]!.end < patch.start) next += 1;
    const header = headers[next] && headers[next]!.start <= patch.end ? headers[next]! : null;
    const markup = plain && /[<&]/.test(patch.text + text.slice(patch.start, patch.end));
    const place = markup ? 'absent' : placeIn(text, patch, header, other);
    if (typeof place === 'string') result[place] += 1;
    else if (result.patches.some(({ start, end }) => place < end && start < place + patch.end - patch.start)) result.ambiguous += 1;
    else result.patches.push({ start: place, end: place + (patch.end - patch.start), text: patch.text });
  }
  return result;
}

function placeIn(text: string, patch: Range, header: Range | null, other: string): number | 'absent' | 'ambiguous' {
  const [start, end] = header ? [Math.min(patch.start, header.start), Math.max(patch.end, header.end)] : [patch.start, patch.end];
  const [first, last] = [Math.min(start, text.length - text.trimStart().length), Math.max(end, text.trimEnd().length)];
  for (const [before, after] of REACHES) {
    const [from, to] = [Math.max(first, start - before), Math.min(last, end + after)];
    const whole = from === first && to === last;
    if (!whole && to - from < before + end - start + after) continue;
    const beside = whole ? [text] : [text.slice(from, patch.start), text.slice(patch.end, to)];
    if (!header && beside.reduce((sum, words) => sum + lettersIn(words), 0) < TELLING) continue;
    const passage = text.slice(from, to);
    const found = other.indexOf(passage);
    if (found !== -1) return other.indexOf(passage, found + 1) === -1 ? found + (patch.start - from) : 'ambiguous';
  }
  return 'absent';
}

/** The letters and digits that readers see: outside tags, also one that is cut through. */
const lettersIn = (words: string): number => words.replace(/^[^<>]*>|<[^<>]*(?:>|$)/g, '').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
