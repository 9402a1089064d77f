import { append } from '../../model/append.ts';
import type { Patch, Range } from '../../model/patch.ts';
import { type Span, paragraphsOf, textOf, withItsTags, isBare } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { isWhole } from '../blocks/whole.ts';
import { type Aligned, align } from './align.ts';
import { on, paragraphLike, separator } from './form.ts';
import { heldParagraphs } from './held.ts';
import { halvesOf } from './paragraphTags.ts';
import { type Break, regroup } from './regroup.ts';
import { encoded, reword, without } from './splice.ts';
import { wordsAway } from './turnAway.ts';
import { type Change, changeOf, goesOver } from './words.ts';

/**
 * Patches that change the text of a segment: paragraphs that stay are reworded, others are added or removed; a paragraph that was broken
 * into several, or several that were joined, are cut and joined where they stand.
 *
 * @param range the stretch of the segment's text that is changed; the rest of it goes elsewhere
 */
export function rewrite(notes: Interpretation, place: SegmentPlace, text: string, range?: Range): Patch[] {
  const before = (range ? spansWithin(place, range) : place.words).flatMap(paragraphsOf);
  const wanted = heldParagraphs(text, notes.format);
  const patches: Patch[] = [];
  let last: Span | null = null;
  let added: string[] = [];
  const flush = (): void => {
    if (added.length > 0) append(patches, put(notes, place, last, added));
    added = [];
  };
  for (const pairs of runs(before.map(textOf), wanted)) {
    const [from, to] = [pairs.flatMap(([at]) => (at === null ? [] : before[at]!)), pairs.flatMap(([, at]) => (at === null ? [] : wanted[at]!))];
    const regrouped = pairs.length > 1 ? regroup(notes, place, from, to, (span) => breakIn(notes, place, span)) : null;
    if (regrouped) {
      flush();
      last = from.at(-1)!;
      append(patches, regrouped);
      continue;
    }
    for (const [at, index] of pairs) {
      if (at === null) added.push(wanted[index!]!);
      else {
        flush();
        last = before[at]!;
        append(patches, index === null ? paragraphAway(notes, place, last) : reword(notes, last, wanted[index]!, 'paragraph'));
      }
    }
  }
  flush();
  return patches;
}

/** Paragraphs and what became of them, those together of which one says what another said. */
function runs(before: readonly string[], wanted: readonly string[]): Aligned[] {
  const found: { pairs: Aligned; change: Change }[] = [];
  for (const pair of align(before, wanted)) {
    const [from, to] = pair;
    let run = { pairs: [pair], change: changeOf(from === null ? '' : before[from]!, to === null ? '' : wanted[to]!) };
    for (let last = found.at(-1); last && goesOver(last.change, run.change); last = found.at(-1)) {
      found.pop();
      run = { pairs: [...last.pairs, ...run.pairs], change: changeOf(said(last.change.was, run.change.was), said(last.change.is, run.change.is)) };
    }
    found.push(run);
  }
  return found.map(({ pairs }) => pairs);
}

const said = (...texts: string[]): string => texts.join(' ');

/** How a paragraph of a segment is broken in two: as another one like it, or in its own element, where that holds more than it. */
export function breakIn(notes: Interpretation, place: SegmentPlace, span: Span): Break {
  const isWithin = notes.format === 'html' && (/\n{2,}/.test(span.block.text) || (!fillsBlock(place.words.find(({ block }) => block === span.block) ?? span) && place.header?.block !== span.block));
  return { between: isWithin ? notes.lineBreak.repeat(2) : paragraphGap(notes, place, span.block), isWithin };
}

/** Patches that change a stretch of a segment's text, paragraph by paragraph; null if their number would change. */
export function rewordWithin(notes: Interpretation, place: SegmentPlace, range: Range, text: string): Patch[] | null {
  const wanted = heldParagraphs(text, notes.format);
  const paragraphs = spansWithin(place, range).flatMap(paragraphsOf);
  return paragraphs.length === wanted.length ? paragraphs.flatMap((span, index) => reword(notes, span, wanted[index]!, 'paragraph')) : null;
}

/** A stretch of a segment's text in each of the paragraphs that it is in. */
export function spansWithin({ words }: SegmentPlace, range: Range): Span[] {
  const spans: Span[] = [];
  let offset = 0;
  for (const span of words) {
    const [start, end] = [Math.max(span.start, span.start + range.start - offset), Math.min(span.end, span.start + range.end - offset)];
    if (start < end) spans.push({ block: span.block, start, end });
    offset += span.end - span.start + BETWEEN_PARAGRAPHS;
  }
  return spans;
}

/** Two line breaks separate the paragraphs of a segment's text. */
const BETWEEN_PARAGRAPHS = 2;

const fillsBlock = ({ block, start, end }: Span): boolean => start === 0 && end === block.text.length;

/** A paragraph is removed with the line breaks before it; directly after a header, with those before the next. */
function paragraphAway(notes: Interpretation, { header, words }: SegmentPlace, span: Span): Patch[] {
  if (fillsBlock(span)) return wordsAway(notes, span.block);
  const { block, start, end } = span;
  if (header?.block !== block || start === 0 || block.text[start - 1] === '\n') return without(notes, { block, start: lastBreak(block.text, start), end });
  const patches = without(notes, span);
  const last = patches.at(-1)!;
  const alone = notes.format === 'text' || words.flatMap(paragraphsOf).length === 1;
  return alone ? patches : [...patches.slice(0, -1), { ...last, end: on(notes.source, last.end, true) }];
}

/** The start of the line breaks before an offset. */
function lastBreak(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && (text[at - 1] === '\n' || text[at - 1] === ' ')) at -= 1;
  return at;
}

/** New paragraphs after one that stays, or directly after the header. */
function put(notes: Interpretation, place: SegmentPlace, last: Span | null, paragraphs: readonly string[]): Patch[] {
  const { header } = place;
  const model = last ?? place.words[0] ?? null;
  if (last && !fillsBlock(last) && header?.block !== last.block) {
    const at = withItsTags(notes.source, last).end;
    const gap = notes.format === 'html' ? notes.lineBreak.repeat(2) : notes.lineBreak;
    return [{ start: at, end: at, text: paragraphs.map((text) => gap + encoded(notes, text)).join('') }];
  }
  const first = place.words[0];
  if (!last && first && first.block === header?.block) {
    const { block } = first;
    const at = withItsTags(notes.source, first).start;
    const { open, close } = halvesOf(notes.source, block, at);
    const parted = close + paragraphGap(notes, place, block) + open;
    return isWhole(notes.source.slice(block.start, at) + close) ? [{ start: at, end: at, text: paragraphs.map((text) => encoded(notes, text) + parted).join('') }] : [];
  }
  const anchor = last?.block ?? header?.block;
  if (!anchor) {
    // If a segment loses its first words, the new ones take their place.
    if (!first) return [];
    const gap = paragraphGap(notes, place, first.block);
    return [{ start: first.block.start, end: first.block.start, text: paragraphs.map((text) => paragraphLike(notes, first.block, text) + gap).join('') }];
  }
  const shape = model?.block ?? bodyLike(notes, place);
  const gap = paragraphGap(notes, place, shape);
  const open = notes.source.slice(shape.start, shape.inner.start);
  if (!isWhole(open + notes.source.slice(shape.inner.end, shape.end))) return [];
  const below = last ? gap : isBare(shape) && notes.format === 'html' ? notes.lineBreak : headerGap(notes, place) ?? gap;
  return [{ start: anchor.end, end: anchor.end, text: below + paragraphs.map((text) => paragraphLike(notes, shape, text)).join(gap) }];
}

/** The separator between two paragraphs of a turn on this page; if no turn has two, the one between a header and its words, else between turns. */
export function paragraphGap(notes: Interpretation, place: SegmentPlace, shape: Span['block']): string {
  if (notes.format === 'html' && shape.start === shape.inner.start) return notes.lineBreak.repeat(2);
  const isPair = ({ words }: SegmentPlace): boolean => words.length > 1 && isBare(words[0]!.block) === isBare(shape);
  const pair = isPair(place) ? place : shownIn(notes).pairs.get(isBare(shape));
  if (pair) return separator(notes, pair.words[0]!.block, pair.words[1]!.block);
  return headerGap(notes, place) ?? turnGap(notes);
}

/** The separator between a header and its words on this page; null if no turn shows it. */
function headerGap(notes: Interpretation, place: SegmentPlace): string | null {
  const model = isBelow(place) ? place : shownIn(notes).below;
  return model ? separator(notes, model.header!.block, model.words[0]!.block) : null;
}

/** The separator between a turn with a header and the one before it, where a page shows no other. */
function turnGap(notes: Interpretation): string {
  const next = notes.segments.findIndex(({ header }, index) => index > 0 && header !== null);
  const before = notes.segments[next - 1];
  return separator(notes, (before?.words.at(-1) ?? before?.header)?.block, notes.segments[next]?.header?.block);
}

const isBelow = ({ header, words }: SegmentPlace): boolean => header !== null && words[0] !== undefined && words[0].block !== header.block;

/** What turns of a page show: two paragraphs, among lines (true) or elements (false), and words below a header. */
interface Shown {
  pairs: ReadonlyMap<boolean, SegmentPlace>;
  below: SegmentPlace | undefined;
}

/** Found once for a page: thousands of its turns may be edited. */
const shown = new WeakMap<Interpretation['segments'], Shown>();

function shownIn({ segments }: Interpretation): Shown {
  const known = shown.get(segments);
  if (known) return known;
  const pairs = new Map(segments.filter(({ words }) => words.length > 1).toReversed().map((place) => [isBare(place.words[0]!.block), place]));
  const found = { pairs, below: segments.find(isBelow) };
  shown.set(segments, found);
  return found;
}

/** The form of words for a turn that has none yet: that of another turn's, else of the header itself. */
function bodyLike(notes: Interpretation, place: SegmentPlace): Span['block'] {
  const other = notes.segments.find(({ header, words }) => words.length > 0 && words[0]!.block !== header?.block);
  return other?.words[0]?.block ?? place.header!.block;
}
