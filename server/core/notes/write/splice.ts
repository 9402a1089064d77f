import type { Patch, Range } from '../../model/patch.ts';
import { type Block, type Span, sourceRange, textOf } from '../blocks/block.ts';
import { escaped } from '../blocks/entities.ts';
import type { Interpretation } from '../interpret.ts';
import { type Hunk, wordDiff } from './diff.ts';

/** Words as the source's form writes them. */
export function encoded({ format, lineBreak }: Pick<Interpretation, 'format' | 'lineBreak'>, text: string): string {
  return format === 'text' ? text : escaped(text).replaceAll('\n', lineBreak);
}

/** Patches that make a stretch of text another, word by word: what stays the same and the markup within stay untouched. */
export function reword(notes: Interpretation, span: Span, text: string): Patch[] {
  return joined(span, wordDiff(textOf(span), text)).flatMap((hunk) => splice(notes, span, hunk));
}

/** Changes with only a space between them are one change, unless markup stands there too. */
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
export const replace = (notes: Interpretation, span: Span, text: string): Patch[] => splice(notes, span, { from: 0, to: span.end - span.start, text });

function splice(notes: Interpretation, span: Span, hunk: Hunk): Patch[] {
  const { block } = span;
  let [from, to, text] = [span.start + hunk.from, span.start + hunk.to, hunk.text];
  if (from === to) return [{ ...insertionPoint(notes, span, from), text: encoded(notes, text) }];
  // An entity is replaced as a whole: what it also says is said again.
  while (from > 0 && sharesPlace(block, from - 1)) text = block.text[--from]! + text;
  while (to < block.text.length && sharesPlace(block, to - 1)) text += block.text[to++]!;
  const [first, ...rest] = sourceRanges(block, from, to);
  return [{ ...first!, text: encoded(notes, text) }, ...rest.map((range) => ({ ...range, text: '' }))];
}

const sharesPlace = ({ starts, base }: Block, at: number): boolean => starts[base + at] === starts[base + at + 1];

/** The stretches of the source that a stretch of text came from: markup lies between them. */
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

/** Between two words, after the first; but a link or emphasis that ends there does not grow. */
function insertionPoint({ source }: Interpretation, { block, start, end }: Span, at: number): Range {
  const { starts, ends, base } = block;
  if (at > start && at < end) {
    const between = source.slice(ends[base + at - 1]!, starts[base + at]!);
    const place = ends[base + at - 1]! + (/^(?:<\/[a-zA-Z][^<>]{0,20}>)+/.exec(between)?.[0].length ?? 0);
    return { start: place, end: place };
  }
  if (at > start) return sourceRange({ block, start: at, end: at });
  const place = at < block.text.length ? starts[base + at]! : sourceRange({ block, start: at, end: at }).start;
  return { start: place, end: place };
}
