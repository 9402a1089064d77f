import type { Patch, Range } from '../../model/patch.ts';
import { type Block, type Span, sourceRange, textOf, withItsTags } from '../blocks/block.ts';
import { escaped } from '../blocks/entities.ts';
import { endTagsAfter, looseTags, nameOf, startTagsBefore } from '../blocks/inlineTags.ts';
import { WORDLESS } from '../blocks/things.ts';
import { VOID, isWhole } from '../blocks/whole.ts';
import type { Interpretation } from '../interpret.ts';
import { type Hunk, wordDiff } from './diff.ts';
import { begunIn } from './paragraphTags.ts';

/** Text as written in the source's format. */
export function encoded({ format, lineBreak, carried }: Pick<Interpretation, 'format' | 'lineBreak' | 'carried'>, text: string): string {
  if (format === 'text') return text;
  const plain = (words: string): string => escaped(words).replaceAll('\n', lineBreak);
  return carried ? carried(text, plain) : plain(text);
}

/**
 * The kind of a stretch of text. label: a name or title that is a link stays a link completely. paragraph: a link does not grow by
 * words before or after it, even if it is the whole paragraph. form: is filled in, and keeps its elements even when empty.
 */
type Stretch = 'label' | 'paragraph' | 'form';

/** Patches that change a stretch of text word by word: what stays the same, and the markup within, is untouched. */
export function reword(notes: Interpretation, span: Span, text: string, stretch: Stretch = 'label'): Patch[] {
  return joined(span, wordDiff(textOf(span), text)).flatMap((hunk) => splice(notes, span, hunk, stretch));
}

/** Up to the last picture or line break before words, which does not belong to them. */
const VOID_BEFORE = new RegExp(`^[^]*<(?:${[...VOID].join('|')})\\b[^<>]*>`, 'i');

/**
 * Removes words with the elements that contain nothing else; an element that only begins or ends among them keeps its other words,
 * and content without words stays.
 */
export function without(notes: Interpretation, span: Span): Patch[] {
  const { source, format } = notes;
  const ranges = format === 'text' ? [withItsTags(source, span)] : withParagraphEnds(source, span.block, partedByThings(source, span).flatMap((part) => withoutPart(source, part)));
  return ranges.map(({ start, end }) => ({ start, end, text: '' }));
}

/** Of paragraphs in an item that begin among the words, the last may end behind them: an end tag alone would be read as an empty paragraph. */
function withParagraphEnds(source: string, block: Block, ranges: readonly Range[]): Range[] {
  const begun = ranges.reduce((sum, { start, end }) => sum + begunIn(source.slice(start, end)), 0);
  const { end } = ranges.at(-1)!;
  const next = begun > 0 ? /<\/?p(?=[\s>])[^<>]*>/i.exec(source.slice(end, block.end)) : null;
  return next?.[0].startsWith('</') ? [...ranges, { start: end + next.index, end: end + next.index + next[0].length }] : [...ranges];
}

function withoutPart(source: string, span: Span): Range[] {
  const { start, end } = withItsTags(source, span);
  const before = VOID_BEFORE.exec(source.slice(start, sourceRange(span).start));
  const range = { start: start + (before?.[0].length ?? 0), end };
  const stretch = source.slice(range.start, range.end);
  return isWhole(stretch) && !WORDLESS.test(stretch) ? [range] : withEmptied(source, span.block, sourceRanges(span.block, span.start, span.end));
}

/** Words with the links and emphasis that contain nothing else. */
function withEmptied(source: string, block: Block, words: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const range of words) {
    let grown = emptied(source, block, range);
    while (found.at(-1)?.end === grown.start) grown = emptied(source, block, { start: found.pop()!.start, end: grown.end });
    found.push(grown);
  }
  return found;
}

function emptied(source: string, { inner }: Block, { start, end }: Range): Range {
  const [opened, closed] = [startTagsBefore(source, inner.start, start), endTagsAfter(source, end, inner.end)];
  let count = 0;
  while (count < Math.min(opened.length, closed.length) && nameOf(opened.at(-1 - count)!) === nameOf(closed[count]!)) count += 1;
  return { start: start - lengthOf(opened.slice(opened.length - count)), end: end + lengthOf(closed.slice(0, count)) };
}

/** The words between content without words. */
function partedByThings(source: string, { block, start, end }: Span): Span[] {
  const { starts, ends, base } = block;
  const parts: Span[] = [];
  let from = start;
  for (let at = start + 1; at < end; at += 1) {
    const [last, next] = [ends[base + at - 1]!, starts[base + at]!];
    if (last >= next || !WORDLESS.test(source.slice(last, next))) continue;
    parts.push({ block, start: from, end: at });
    from = at;
  }
  return [...parts, { block, start: from, end }];
}

/** Combines changes with only a space between them, unless there is markup as well. */
function joined(span: Span, hunks: readonly Hunk[]): Hunk[] {
  const found: Hunk[] = [];
  for (const hunk of hunks) {
    const last = found.at(-1);
    const between = last && span.block.text.slice(span.start + last.to, span.start + hunk.from);
    if (last && between!.trim() === '' && last.from < hunk.to && sourceRanges(span.block, span.start + last.from, span.start + hunk.to).length === 1) {
      last.text += between! + hunk.text;
      last.to = hunk.to;
    } else found.push({ ...hunk });
  }
  return found;
}

/** Replaces the whole stretch, wherever it differs. */
export const replace = (notes: Interpretation, span: Span, text: string): Patch[] => splice(notes, span, { from: 0, to: span.end - span.start, text }, 'form');

/** The same for a label: elements that it would leave empty go. */
export const relabelled = (notes: Interpretation, span: Span, text: string): Patch[] => splice(notes, span, { from: 0, to: span.end - span.start, text }, 'label');

function splice(notes: Interpretation, span: Span, hunk: Hunk, stretch: Stretch): Patch[] {
  const { block } = span;
  let [from, to, text] = [span.start + hunk.from, span.start + hunk.to, hunk.text];
  if (from === to) {
    const place = insertionPoint(notes, span, from, stretch === 'paragraph');
    return [{ ...place, text: encodedAt(notes, block, place, text, stretch) }];
  }
  // An entity is replaced as a whole: the rest of its text is written again.
  while (from > 0 && sharesPlace(block, from - 1)) text = block.text[--from]! + text;
  while (to < block.text.length && sharesPlace(block, to - 1)) text += block.text[to++]!;
  const [first, ...rest] = sourceRanges(block, from, to) as [Range, ...Range[]];
  if (stretch === 'form') return [{ ...first, text: encodedAt(notes, block, first, text, stretch) }, ...rest.map((range) => ({ ...range, text: '' }))];
  if (text === '') return without(notes, { block, start: from, end: to });
  let next = from;
  while (next < to && block.starts[block.base + next]! < first.end) next += 1;
  return [{ ...first, text: encodedAt(notes, block, first, text, stretch) }, ...(next < to ? without(notes, { block, start: next, end: to }) : [])];
}

/** Only paragraphs take words in with their markup, and not into a link. */
function encodedAt(notes: Interpretation, { inner }: Block, { start }: Range, text: string, stretch: Stretch): string {
  const { source, format, lineBreak, carried } = notes;
  const isPlain = !carried || stretch !== 'paragraph' || looseTags(source.slice(inner.start, start)).starts.some(isLink);
  return encoded(isPlain ? { format, lineBreak } : notes, text);
}

const sharesPlace = ({ starts, base }: Block, at: number): boolean => starts[base + at] === starts[base + at + 1];

/** The ranges of the source that a stretch of text came from, with markup between them. */
function sourceRanges({ starts, ends, base }: Block, from: number, to: number): Range[] {
  const ranges: Range[] = [];
  for (let at = from; at < to; at += 1) {
    const [start, end] = [starts[base + at]!, ends[base + at]!];
    const last = ranges.at(-1);
    if (last && last.end === start) last.end = end;
    else if (!last || start > last.end) ranges.push({ start, end });
  }
  return ranges;
}

/**
 * The insertion point between two words is after the first; but a link or emphasis that ends there does not grow. The same applies
 * before the first word and after the last, unless the whole stretch is inside it.
 */
function insertionPoint({ source }: Interpretation, { block, start, end }: Span, at: number, running: boolean): Range {
  const { starts, ends, base, inner } = block;
  const [last, next] = [at > 0 ? ends[base + at - 1]! : inner.start, at < block.text.length ? starts[base + at]! : inner.end];
  if (at === start && at < end) {
    const tags = startTagsBefore(source, last, next);
    const within = tags.length - looseTags(source.slice(next, ends[base + end - 1])).ends.length;
    const link = running ? tags.findIndex(isLink) : -1;
    return point(next - lengthOf(tags.slice(Math.max(0, link < 0 ? within : Math.min(within, link)))));
  }
  if (at === start) return point(at < block.text.length ? next : last);
  const tags = endTagsAfter(source, last, next);
  if (at < end) return point(last + lengthOf(tags));
  const within = looseTags(source.slice(starts[base + start], last)).starts.length;
  return point(last + lengthOf(tags.slice(0, Math.max(within, running ? tags.findLastIndex(isLink) + 1 : 0))));
}

const point = (place: number): Range => ({ start: place, end: place });
const isLink = (tag: string): boolean => nameOf(tag) === 'a';
const lengthOf = (tags: readonly string[]): number => tags.join('').length;
