import type { Patch } from '../../model/patch.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { type Beginning, cut } from './cut.ts';
import { joinInPlace } from './join.ts';
import { holding, inRow, partings, piecesOf } from './partings.ts';
import { rewordWithin } from './texts.ts';

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
  const row = inRow(texts);
  const ranges = partings(texts.join(' '), parts);
  if (!ranges) return null;
  const found: (Patch[] | null)[] = [];
  for (const [number, beginning] of beginnings.entries()) {
    const parting = { start: ranges[number]!.end, end: ranges[number + 1]!.start };
    const of = holding(row, parting);
    const patch = of === -1 ? null : cut(notes, originals[of]!, beginning, parting.start - row[of]!.start, parting.end - row[of]!.start);
    found.push(patch && [patch]);
  }
  for (const [number, part] of parts.entries()) {
    const pieces = piecesOf(texts, row, ranges[number]!, part);
    if (!pieces) return null;
    for (const [at, { of, within, said: { start, end } }] of pieces.entries()) {
      found.push(rewordWithin(notes, originals[of]!, within, part.slice(start, end)));
      if (at === 0) continue;
      found.push(joinInPlace(notes, originals[of - 1]!, originals[of]!, part.slice(pieces[at - 1]!.said.end, start).includes('\n') ? 'paragraphs' : 'words'));
    }
  }
  return found.every((patches) => patches !== null) ? found.flat() : null;
}
