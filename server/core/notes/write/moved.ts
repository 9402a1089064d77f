import type { Patch, Range } from '../../model/patch.ts';
import { lowerBound } from '../../edit/lowerBound.ts';
import { OPTIONAL_END, VOID, isWhole } from '../blocks/whole.ts';
import { isBare } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { onlyBreaks, removal } from './form.ts';
import { ownStretch } from './lists.ts';
import type { Edit } from './state.ts';
import { blocksOf, holderOf } from './turnAway.ts';

/**
 * The patches that take a turn from where it stands to beside another one, with everything in it: its own stretch of the page, edited. Null if
 * that is not whole, or not of the same kind as the other's.
 */
export function moveTurn(notes: Interpretation, place: SegmentPlace, beside: SegmentPlace, side: 'before' | 'behind', edits: readonly Edit[]): Patch[] | null {
  const [own, there] = [stretchOf(notes, place), stretchOf(notes, beside)];
  if (!own || !there || own.isLine !== there.isLine) return null;
  const moved = ownStretch(notes, own, edits);
  if (!moved || moved.elsewhere.length > 0) return null;
  const gap = gapOf(notes, [place, beside], own.isLine);
  const put = side === 'before' ? { start: there.start, end: there.start, text: moved.text + gap } : { start: there.end, end: there.end, text: gap + moved.text };
  return [removal(notes, own, own.isLine), put];
}

interface Stretch extends Range {
  /** Whether it is lines of an element that holds others, too. */
  isLine: boolean;
}

/** The stretch of the page that is one turn and no more, with the elements that contain nothing else. Null if its tags reach beyond it. */
function stretchOf(notes: Interpretation, place: SegmentPlace): Stretch | null {
  const { source, format } = notes;
  const blocks = blocksOf(place);
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last) return null;
  const range: Range = { start: first.start, end: last.end };
  if (format === 'text') return { ...range, isLine: false };
  const { start, end } = holderOf(source, range);
  const isAlone = isOwn(source.slice(start, end)) && blocksWithin(notes, start, end) === blocks.length;
  return isAlone ? { start, end, isLine: start === first.start && isBare(first) } : null;
}

/** Whether elements begin and end in a stretch, or paragraphs and items have no end tags at all. */
const isOwn = (html: string): boolean => isWhole(html, /<\/(?:p|li)[\s>]/i.test(html) ? VOID : OPTIONAL_END);

function blocksWithin({ blocks }: Interpretation, from: number, to: number): number {
  const first = lowerBound(blocks.length, (at) => blocks[at]!.start >= from);
  return lowerBound(blocks.length, (at) => blocks[at]!.start >= to) - first;
}

/** What is between a turn and the next one, beside some of the page. */
function gapOf(notes: Interpretation, places: readonly SegmentPlace[], isLine: boolean): string {
  const { source, segments, format, lineBreak } = notes;
  for (const number of places.map(({ segment }) => Number(segment.id.slice(1))).flatMap((at) => [at - 1, at])) {
    const [one, next] = [segments[number], segments[number + 1]].map((place) => place && stretchOf(notes, place));
    if (!one || !next || one.isLine !== isLine || next.isLine !== isLine || one.end > next.start) continue;
    const between = source.slice(one.end, next.start);
    if (between.length <= LONGEST_GAP && onlyBreaks(between, 0, between.length) && (!isLine || /<br/i.test(between))) return between;
  }
  return isLine || format === 'text' ? lineBreak.repeat(2) : '';
}

const LONGEST_GAP = 40;
