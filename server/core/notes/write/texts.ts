import type { Patch } from '../../model/patch.ts';
import { type Span, sourceRange, textOf } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { isWhole, paragraphLike, removal, separator } from './form.ts';
import { heldParagraphs } from './held.ts';
import { encoded, reword } from './splice.ts';

/** Patches that make a segment say something else: paragraphs that stay are reworded, others put in or taken out. */
export function rewrite(notes: Interpretation, place: SegmentPlace, text: string): Patch[] {
  const before = place.words.flatMap(paragraphsOf);
  const wanted = heldParagraphs(text, notes.format);
  let head = 0;
  while (head < before.length && head < wanted.length && textOf(before[head]!) === wanted[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < wanted.length - head && textOf(before.at(-1 - tail)!) === wanted.at(-1 - tail)) tail += 1;
  const [old, fresh] = [before.slice(head, before.length - tail), wanted.slice(head, wanted.length - tail)];
  const paired = Math.min(old.length, fresh.length);
  const patches = old.slice(0, paired).flatMap((span, index) => reword(notes, span, fresh[index]!));
  patches.push(...old.slice(paired).map((span) => without(notes, place, span)));
  const added = fresh.slice(paired);
  if (added.length > 0) patches.push(...put(notes, place, before[head + paired - 1] ?? null, added));
  return patches;
}

/** Two line breaks in a row part paragraphs inside one block. */
function paragraphsOf({ block, start, end }: Span): Span[] {
  const spans: Span[] = [];
  let from = start;
  for (const match of block.text.slice(start, end).matchAll(/\n{2,}/g)) {
    spans.push({ block, start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  return [...spans, { block, start: from, end }];
}

const fillsBlock = ({ block, start, end }: Span): boolean => start === 0 && end === block.text.length;

function without(notes: Interpretation, { header }: SegmentPlace, span: Span): Patch {
  if (fillsBlock(span)) return removal(notes, span.block);
  const { block, start, end } = span;
  const from = start > 0 && header?.block === block && block.text[start - 1] !== '\n' ? start : Math.max(0, lastBreak(block.text, start));
  return { ...sourceRange({ block, start: from, end }), text: '' };
}

/** Where the line breaks before an offset begin. */
function lastBreak(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && (text[at - 1] === '\n' || text[at - 1] === ' ')) at -= 1;
  return at;
}

/** New paragraphs after one that stays, or right after the header. */
function put(notes: Interpretation, place: SegmentPlace, last: Span | null, paragraphs: readonly string[]): Patch[] {
  const { header } = place;
  const model = last ?? place.words[0] ?? null;
  if (last && !fillsBlock(last) && header?.block !== last.block) {
    const at = sourceRange(last).end;
    const gap = notes.format === 'html' ? '<br><br>' : '\n';
    return [{ start: at, end: at, text: paragraphs.map((text) => gap + encoded(notes, text)).join('') }];
  }
  const anchor = last?.block ?? header?.block;
  if (!anchor) {
    // A segment that had words and loses its first ones keeps their place.
    const first = model?.block;
    if (!first) return [];
    const gap = separator(notes, undefined, undefined);
    return [{ start: first.start, end: first.start, text: paragraphs.map((text) => paragraphLike(notes, first, text) + gap).join('') }];
  }
  const shape = model?.block ?? bodyLike(notes, place);
  const gap = paragraphGap(notes, place, shape);
  const open = notes.source.slice(shape.start, shape.inner.start);
  if (!isWhole(open + notes.source.slice(shape.inner.end, shape.end))) return [];
  return [{ start: anchor.end, end: anchor.end, text: paragraphs.map((text) => gap + paragraphLike(notes, shape, text)).join('') }];
}

/** What parts two paragraphs of a turn on this page; where no turn has two, what parts a header from its words. */
function paragraphGap(notes: Interpretation, place: SegmentPlace, shape: Span['block']): string {
  if (notes.format === 'html' && shape.start === shape.inner.start) return '<br><br>';
  const pair = [place, ...notes.segments].find(({ words }) => words.length > 1);
  if (pair) return separator(notes, pair.words[0]!.block, pair.words[1]!.block);
  const model = [place, ...notes.segments].find(({ header, words }) => header && words[0] && words[0].block !== header.block);
  return separator(notes, model?.header?.block, model?.words[0]?.block);
}

/** The shape of words where a turn has none yet: those of another turn, else of the header itself. */
function bodyLike(notes: Interpretation, place: SegmentPlace): Span['block'] {
  const other = notes.segments.find(({ header, words }) => words.length > 0 && words[0]!.block !== header?.block);
  return other?.words[0]?.block ?? place.header!.block;
}
