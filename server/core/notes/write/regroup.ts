import type { Patch, Range } from '../../model/patch.ts';
import { type Span, sourceRange, textOf, withItsTags } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { cut } from './cut.ts';
import { fill, blockAway } from './form.ts';
import { joining } from './paragraphTags.ts';
import { holding, inRow, partings, piecesIn } from './partings.ts';
import { overlap, withoutTwins } from './provable.ts';
import { encoded, reword } from './splice.ts';

/** What is put between the two halves of a paragraph. */
export interface Break {
  between: string;
  /** Line breaks in the paragraph's own element, which goes on; else each half has an element of its own. */
  isWithin: boolean;
}

/**
 * The patches by which paragraphs in a row become others, as one that is broken in two or two that are joined: where their words stand, with
 * the markup in them, and corrected there. Null where they cannot be.
 */
export function regroup(notes: Interpretation, place: SegmentPlace, paragraphs: readonly Span[], wanted: readonly string[], breakIn: (paragraph: Span) => Break): Patch[] | null {
  const texts = paragraphs.map(textOf);
  const row = inRow(texts);
  const ranges = partings(texts.join(' '), wanted);
  if (!ranges) return null;
  const found: (Patch[] | null)[] = [];
  for (let number = 1; number < wanted.length; number += 1) {
    const parting = { start: ranges[number - 1]!.end, end: ranges[number]!.start };
    if (row.some(({ end }) => end === parting.start)) continue;
    const of = holding(row, parting);
    const paragraph = paragraphs[of];
    if (!paragraph) return null;
    const { start } = row[of]!;
    found.push(broken(notes, place, paragraph, breakIn(paragraph), { start: parting.start - start, end: parting.end - start }));
  }
  for (const [number, text] of wanted.entries()) {
    const pieces = piecesIn(row, ranges[number]!).map(({ of, within }): Span => {
      const { block, start } = paragraphs[of]!;
      return { block, start: start + within.start, end: start + within.end };
    });
    const said = partings(text, pieces.map(textOf));
    if (!said) return null;
    let last: Span | null = null;
    for (const [at, piece] of pieces.entries()) {
      const [{ start, end }, before] = [said[at]!, said[at - 1]];
      const corrections = reword(notes, piece, text.slice(start, end), 'paragraph');
      found.push(last && before ? joined(notes, last, piece, encoded(notes, text.slice(before.end, start)), corrections) : corrections);
      last = piece;
    }
  }
  const patches = found.every((each) => each !== null) ? found.flat() : null;
  return patches && !overlap(withoutTwins(patches)) ? patches : null;
}

/** A paragraph broken in two where white space of its text is. */
function broken(notes: Interpretation, place: SegmentPlace, paragraph: Span, { between, isWithin }: Break, { start, end }: Range): Patch[] | null {
  if (!isWithin) {
    const patch = cut(notes, { ...place, words: [paragraph] }, { header: '', inline: true, parted: false, between, below: '' }, start, end);
    return patch && [patch];
  }
  const space = sourceRange({ block: paragraph.block, start: paragraph.start + start, end: paragraph.start + end });
  return isBlank(notes.source.slice(space.start, space.end)) ? [{ ...space, text: between }] : null;
}

/** What may be taken out between two paragraphs that become one. */
const BORDER = /^\s*<\/(p|div|li|dd)\s*>\s*<\1(?:\s[^<>]*)?>\s*$|^\s*<p(?:\s[^<>]*)?>\s*$/i;
/** Unlike `onlyBreaks` of a page's blocks, takes a no-break space too: it separates words. */
const isBlank = (html: string): boolean => /^(?:\s|<br\s{0,3}\/?>|&nbsp;)*$/i.test(html);

/** Whether a stretch between two paragraphs is no more than what parts them. */
export const isBorder = (html: string): boolean => BORDER.test(html) || isBlank(html);

/** A paragraph, or its beginning, joined to the one before; where more than their border is between them, it goes there as it is, corrected. */
function joined(notes: Interpretation, last: Span, next: Span, glue: string, corrections: readonly Patch[]): Patch[] | null {
  const { source } = notes;
  const { end: start } = withItsTags(source, last);
  const { start: end } = withItsTags(source, next);
  const between = source.slice(start, end);
  const { block } = next;
  if (isBorder(between)) return [...joining(source, last.block, block, { start, end, text: glue }), ...corrections];
  const isWhole = next.start === 0 && next.end === block.text.length && last.block.end <= block.start;
  const inner = isWhole ? fill(source, block.inner.start, block.inner.end, corrections) : null;
  return inner === null ? null : [{ start, end: start, text: glue + inner.trim() }, blockAway(notes, block)];
}
