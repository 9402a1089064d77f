import type { Patch, Range } from '../../model/patch.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { type Beginning, cut } from './cut.ts';
import { joinInPlace } from './join.ts';
import { partings } from './partings.ts';
import { rewordWithin } from './texts.ts';

/** A stretch of an original that is in a part, and the part's text for it. */
interface Piece {
  of: number;
  within: Range;
  text: string;
}

/**
 * The patches that turn consecutive segments into others: they are cut and joined in place, with their markup, and corrected there. Null if
 * that is impossible.
 *
 * @param originals one that stays, and those after it that are removed
 * @param parts the texts of the one that stays and of the new ones after it
 * @param beginnings what precedes the words of each new one
 */
export function recut(notes: Interpretation, originals: readonly SegmentPlace[], parts: readonly string[], beginnings: readonly Beginning[]): Patch[] | null {
  const texts = originals.map(({ segment }) => segment.text);
  const stretches = texts.map((text, of): Range => {
    const start = texts.slice(0, of).reduce((sum, { length }) => sum + length + 1, 0);
    return { start, end: start + text.length };
  });
  const ranges = partings(texts.join(' '), parts);
  if (!ranges) return null;
  const found: (Patch[] | null)[] = [];
  for (const [number, beginning] of beginnings.entries()) {
    const [from, to] = [ranges[number]!.end, ranges[number + 1]!.start];
    const of = stretches.findIndex(({ start, end }) => start < from && to < end);
    const patch = of === -1 ? null : cut(notes, originals[of]!, beginning, from - stretches[of]!.start, to - stretches[of]!.start);
    found.push(patch && [patch]);
  }
  for (const [number, part] of parts.entries()) {
    const pieces = piecesOf(stretches, texts, ranges[number]!);
    const said = pieces.length === 1 ? [{ start: 0, end: part.length }] : partings(part, pieces.map(({ text }) => text));
    if (!said) return null;
    for (const [at, { of, within }] of pieces.entries()) {
      const { start, end } = said[at]!;
      found.push(rewordWithin(notes, originals[of]!, within, part.slice(start, end)));
      if (at === 0) continue;
      const patch = joinInPlace(notes, originals[of - 1]!, originals[of]!, part.slice(said[at - 1]!.end, start).includes('\n') ? 'paragraphs' : 'words');
      found.push(patch && [patch]);
    }
  }
  return found.every((patches) => patches !== null) ? found.flat() : null;
}

function piecesOf(stretches: readonly Range[], texts: readonly string[], range: Range): Piece[] {
  return stretches.flatMap(({ start, end }, of) => {
    const within: Range = { start: Math.max(range.start, start) - start, end: Math.min(range.end, end) - start };
    return within.start < within.end ? [{ of, within, text: texts[of]!.slice(within.start, within.end) }] : [];
  });
}
