import type { Patch, Range } from '../model/patch.ts';
import type { PlacedWord } from './placed.ts';
import { textOfTokens, type Token } from './tokens.ts';

/** What is inserted between two words of a part: new words, and text that ends a cue and begins the next one. */
export type Coming = Token | { divider: string };

/** Replaces one word by another; a common beginning and end stay, and so does markup inside. */
export function replaceWord(source: string, { text: old, pieces }: PlacedWord, text: string, escape: (said: string) => string): Patch[] {
  if (old === text) return [];
  const [first, ...others] = pieces;
  const isPlain = others.length === 0 && source.slice(first!.start, first!.end) === old && escape(old) === old && escape(text) === text;
  const emptied = others.map((piece) => ({ ...piece, text: '' }));
  if (!isPlain) return [{ ...first!, text: escape(text) }, ...emptied];
  let [head, tail] = [0, 0];
  const most = Math.min(old.length, text.length);
  while (head < most && old[head] === text[head]) head += 1;
  while (tail < most - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  // do not cut a surrogate pair
  if (head > 0 && /[\ud800-\udbff]/.test(old[head - 1]!)) head -= 1;
  if (tail > 0 && /[\udc00-\udfff]/.test(old[old.length - tail]!)) tail -= 1;
  return [{ start: first!.start + head, end: first!.end - tail, text: text.slice(head, text.length - tail) }];
}

/**
 * The patches of a gap between two words that stay: words in it that are removed, and what is inserted instead. Markup in the gap
 * stays.
 *
 * @param before the word before the gap; undefined if there is none
 * @param after the word after it; undefined if there is none; `isGlued` if no space may precede it
 * @returns null if the end of a cue would have to be put between markup
 */
export function fillGap(source: string, before: PlacedWord | undefined, gone: readonly PlacedWord[], coming: readonly Coming[], after: (PlacedWord & { isGlued: boolean }) | undefined, escape: (said: string) => string): Patch[] | null {
  const pieces = gone.flatMap((word) => word.pieces);
  if (coming.length === 0) return removed(source, before, pieces, after);
  const words = coming.filter((each): each is Token => !('divider' in each));
  const isCut = words.length < coming.length;
  if (!isCut && pieces.length > 0) {
    const [first, ...others] = pieces;
    return [{ ...first!, text: escape(textOfTokens(words)) }, ...removed(source, { pieces: [first!] } as PlacedWord, others, after)];
  }
  const start = before?.pieces.at(-1)!.end ?? pieces[0]?.start ?? after!.pieces[0]!.start;
  const end = after?.pieces[0]!.start ?? pieces.at(-1)?.end ?? start;
  if (!isCut) {
    const text = escape(textOfTokens(words));
    if (before) return [{ start, end: start, text: `${words[0]!.spaced ? ' ' : ''}${text}` }];
    return [{ start: end, end, text: `${text}${after?.isGlued ? '' : ' '}` }];
  }
  if (rest(source, { start, end }, pieces).trim() !== '') return null;
  let text = '';
  coming.forEach((each, index) => {
    if ('divider' in each) text += each.divider;
    else text += `${each.spaced && (index === 0 ? before : !('divider' in coming[index - 1]!)) ? ' ' : ''}${escape(each.text)}`;
  });
  const isLastWord = !('divider' in coming.at(-1)!);
  return [{ start, end, text: `${text}${isLastWord && after && !after.isGlued ? ' ' : ''}` }];
}

/** Words are removed with the white space before them, or with that after them if they are the first. */
function removed(source: string, before: PlacedWord | undefined, pieces: readonly Range[], after: (PlacedWord & { isGlued?: boolean }) | undefined): Patch[] {
  // a letter that directly followed another one and now comes first after a space
  const needsSpace = after !== undefined && after.isGlued === false && pieces.at(-1)?.end === after.pieces[0]!.start;
  return pieces.map(({ start, end }, index) => {
    if (!before) return { start, end: end + spaceAfter(source, end, pieces[index + 1]?.start ?? after?.pieces[0]!.start ?? end), text: '' };
    const least = index === 0 ? before.pieces.at(-1)!.end : pieces[index - 1]!.end;
    return { start: needsSpace && index === 0 ? start : start - spaceBefore(source, start, least), end, text: '' };
  });
}

const spaceBefore = (source: string, start: number, least: number): number => start - Math.max(least, source.slice(least, start).trimEnd().length + least);
const spaceAfter = (source: string, end: number, most: number): number => most - end - source.slice(end, most).trimStart().length;

/** What a range contains besides the words in it. */
function rest(source: string, { start, end }: Range, pieces: readonly Range[]): string {
  let text = '';
  let at = start;
  for (const piece of pieces) {
    text += source.slice(at, piece.start);
    at = piece.end;
  }
  return text + source.slice(at, end);
}
