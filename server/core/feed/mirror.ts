import type { Patch, Range } from '../model/patch.ts';

/** How much of the surroundings must agree before and after, widest first: a wide match is certain, a narrow one survives different wording nearby. */
const BOTH_SIDES: readonly Reach[] = [[120, 120], [48, 48], [20, 20]];
/** For passages where the words on one side differ. */
const ONE_SIDE: readonly Reach[] = [[0, 80], [80, 0], [0, 32], [32, 0]];
type Reach = readonly [before: number, after: number];
/** How many letters and digits must agree beside a patch: markup and a word or two occur in any notes. */
const TELLING = 12;
/** The end of a paragraph: what follows it, such as the same farewell below all episodes, says nothing about the words in it. */
const END = /<\/?(?:p|div|br|hr|li|[uo]l|h[1-6]|table|t[rdh]|blockquote|section|article)\b[^<>]*>/i;
const END_OF_LINE = /\n/;
/** In a longer paragraph, the words around the patch suffice. */
const LONGEST = 1_000;

/** The patches translated to the other text, and how many had no place there or more than one. */
export interface Mirrored {
  patches: Patch[];
  absent: number;
  ambiguous: number;
}

/**
 * Translates patches of one text to another with the same content: if the text is the same, to the same places; else to where the
 * passage occurs, exactly and only once. Between plain text and HTML, only what both write the same is carried over.
 *
 * @param patches in order
 * @param headers where the text says who speaks and when, in order: a change of one applies only if name and time both agree
 * @param unlike one of the texts is plain and the other HTML: what either would have to escape is not carried over
 */
export function mirror(text: string, patches: readonly Patch[], headers: readonly Range[], other: string, unlike: boolean): Mirrored {
  const fits = (patch: Patch): boolean => !unlike || !/[<&]/.test(patch.text + text.slice(patch.start, patch.end));
  const by = shiftOf(text, patches, other);
  if (by !== null) {
    const carried = patches.filter(fits).map(({ start, end, text: words }) => ({ start: start + by, end: end + by, text: words }));
    return { patches: carried, absent: patches.length - carried.length, ambiguous: 0 };
  }
  const result: Mirrored = { patches: [], absent: 0, ambiguous: 0 };
  let next = 0;
  const ends = END.test(text) ? END : END_OF_LINE;
  for (const patch of patches) {
    while (next < headers.length && headers[next]!.end < patch.start) next += 1;
    const header = headers[next] && headers[next]!.start <= patch.end ? headers[next]! : null;
    const place = fits(patch) ? placeIn(text, patch, header, other, ends, unlike) : 'absent';
    if (typeof place === 'string') result[place] += 1;
    else if (result.patches.some(({ start, end }) => place < end && start < place + patch.end - patch.start)) result.ambiguous += 1;
    else result.patches.push({ start: place, end: place + (patch.end - patch.start), text: patch.text });
  }
  return result;
}

/** The offset of the text within another one that contains all of it; null if it does not, or more than once. */
function shiftOf(text: string, patches: readonly Patch[], other: string): number | null {
  if (other === text) return 0;
  const whole = text.trim();
  const lead = text.length - text.trimStart().length;
  const at = lettersIn(whole) < TELLING ? -1 : other.indexOf(whole);
  const within = patches.every(({ start, end }) => start >= lead && end <= lead + whole.length);
  return at === -1 || !within || other.indexOf(whole, at + 1) !== -1 ? null : at - lead;
}

function placeIn(text: string, patch: Patch, header: Range | null, other: string, ends: RegExp, unlike: boolean): number | 'absent' | 'ambiguous' {
  const [start, end] = header ? [Math.min(patch.start, header.start), Math.max(patch.end, header.end)] : [patch.start, patch.end];
  const words = !ends.test(text.slice(start, end) + patch.text);
  const paragraph = words && !header ? [paragraphAround(text, patch, ends, !unlike)] : [];
  for (const [reaches, oneSided] of [[BOTH_SIDES, false], [paragraph, false], [ONE_SIDE, true]] as const) {
    for (const [before, after] of reaches) {
      const [from, to] = [start - before, end + after];
      if (from < 0 || to > text.length) continue;
      const [left, right] = [text.slice(from, start), text.slice(end, to)];
      const beside = words && oneSided ? [left.split(ends).at(-1)!, right.split(ends)[0]!] : [left, right];
      if (!header && lettersIn(beside[0]!) + lettersIn(beside[1]!) < TELLING) continue;
      const found = other.indexOf(text.slice(from, to));
      if (found !== -1) return other.indexOf(text.slice(from, to), found + 1) === -1 ? found + (patch.start - from) : 'ambiguous';
    }
  }
  return 'absent';
}

/** How far the paragraph extends around a patch, with or without what begins and ends it. */
function paragraphAround(text: string, { start, end }: Range, ends: RegExp, marked: boolean): Reach {
  const before = text.slice(Math.max(0, start - LONGEST), start);
  const last = Array.from(before.matchAll(new RegExp(ends, `${ends.flags}g`))).at(-1);
  const next = ends.exec(text.slice(end, end + LONGEST));
  const first = last ? last.index + (marked ? 0 : last[0].length) : 0;
  return [before.length - first, next ? next.index + (marked ? next[0].length : 0) : Math.min(LONGEST, text.length - end)];
}

/** The letters and digits that readers see: those outside tags, even if a tag is cut through. */
const lettersIn = (words: string): number => words.replace(/^[^<>]*>|<[^<>]*(?:>|$)/g, '').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
