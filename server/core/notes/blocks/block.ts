import { lowerBound } from '../../edit/lowerBound.ts';
import type { Range } from '../../model/patch.ts';
import { isWhole } from './whole.ts';

/** A link inside a block: `start` and `end` are offsets in the block's text. */
export interface BlockLink extends Range {
  url: string;
  /** The range of the URL in the source, as written there. */
  urlAt: Range;
  /** The whole element in the source; for a bare URL, the same as `urlAt`. */
  at: Range;
}

/**
 * A paragraph, heading or list item of show notes in either format. `start` and `end` include its tags or bullet, `inner` only what is between
 * them.
 *
 * `starts[base + i]` and `ends[base + i]` say where code unit `i` of `text` came from: the code units of one entity share a place, and white
 * space that is read as one space has the place of the whole run. So any stretch of `text` can be found, and changed, in the source.
 */
export interface Block extends Range {
  kind: 'paragraph' | 'heading' | 'item';
  text: string;
  starts: Int32Array;
  ends: Int32Array;
  base: number;
  inner: Range;
  /** Where a part that begins with this block begins: before the list that the item opens. */
  lead: number;
  /** The 1-based line of the source on which the block starts. */
  line: number;
  links: BlockLink[];
  /** How far the emphasis at the beginning of the block extends (`<strong>Name (0:05)</strong> text`); 0 if there is none. */
  leadEnd: number;
  /** Whether it has a blank line (or only white space) before and after it: in plain text that sets a heading apart. */
  apart: boolean;
}

/** A stretch of a block's text: the place of a name, a time, a title. */
export interface Span extends Range {
  block: Block;
}

export const textOf = ({ block, start, end }: Span): string => block.text.slice(start, end);

export const wholeOf = (block: Block): Span => ({ block, start: 0, end: block.text.length });

/** A block without tags of its own: a line among others, separated by `<br>`. */
export const isBare = ({ start, inner }: { start: number; inner: { start: number } }): boolean => start === inner.start;

/** Two consecutive line breaks separate paragraphs inside one block. */
export function paragraphsOf({ block, start, end }: Span): Span[] {
  const spans: Span[] = [];
  let from = start;
  for (const match of block.text.slice(start, end).matchAll(/\n{2,}/g)) {
    spans.push({ block, start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  return [...spans, { block, start: from, end }];
}

/** The range in the source of a stretch of a block's text; for an empty stretch, the point after the text before it. */
export function sourceRange({ block, start, end }: Span): Range {
  const { starts, ends, base } = block;
  if (start < end) return { start: starts[base + start]!, end: ends[base + end - 1]! };
  const at = start > 0 ? ends[base + start - 1]! : (starts[base] ?? block.inner.start);
  return { start: at, end: at };
}

/** White space as `String.prototype.trim` sees it. */
export const isSpace = (char: string | undefined): boolean => char !== undefined && char.trim() === '';

/** The other end of the white space at an offset. */
export function spaceOn(text: string, offset: number, by: 1 | -1): number {
  let at = offset;
  while (isSpace(text[by > 0 ? at : at - 1])) at += by;
  return at;
}

/** A stretch of a text without surrounding white space. */
export function trimmed(text: string, from = 0, to = text.length): Range {
  let [start, end] = [from, to];
  while (start < end && isSpace(text[start])) start += 1;
  while (end > start && isSpace(text[end - 1])) end -= 1;
  return { start, end };
}

/** What blocks are made from: the whole text, and the 1-based line of each offset in it. */
export interface Page {
  source: string;
  lineOf: (offset: number) => number;
}

/** A part of a block as a block of its own: one line of a paragraph with line breaks, one entry of a collapsed list. */
export function sliceOf(block: Block, from: number, to: number, kind: Block['kind'], { source, lineOf }: Page): Block {
  const { start, end } = trimmed(block.text, from, to);
  const at = withItsTags(source, { block, start, end }, 'tags and space');
  const first = trimmed(block.text, 0, start).start === start;
  return {
    ...at, kind, apart: block.apart,
    text: block.text.slice(start, end),
    starts: block.starts,
    ends: block.ends,
    base: block.base + start,
    inner: at,
    lead: first ? block.lead : at.start,
    line: lineOf(at.start),
    links: linksWithin(block.links, start, end)
      .map((link) => ({ ...link, start: link.start - start, end: link.end - start })),
    leadEnd: Math.max(0, Math.min(block.leadEnd, end) - start) * (first ? 1 : 0),
  };
}

/**
 * The range of a stretch of a block's text including tags around only that stretch: `<strong>Name (0:05)</strong>`; optionally also white space between them.
 */
export function withItsTags(source: string, { block, start, end }: Span, within: 'tags' | 'tags and space' = 'tags'): Range {
  const at = sourceRange({ block, start, end });
  const { starts, ends, base, inner } = block;
  const before = source.slice(start > 0 ? ends[base + start - 1]! : inner.start, at.start);
  const after = source.slice(at.end, end < block.text.length ? starts[base + end]! : inner.end);
  const opened = (within === 'tags' ? /(?:<[a-zA-Z][^<>]{0,500}>){1,4}$/ : /(?:<[a-zA-Z][^<>]{0,500}>\s{0,40}){1,4}$/).exec(before)?.[0].match(/<[^<>]+>\s*/g) ?? [];
  const closed = (within === 'tags' ? /^(?:<\/[a-zA-Z][^<>]{0,40}>){1,4}/ : /^(?:\s{0,40}<\/[a-zA-Z][^<>]{0,40}>){1,4}/).exec(after)?.[0].match(/\s*<[^<>]+>/g) ?? [];
  for (let tags = opened.length + closed.length; tags > 0; tags -= 1) {
    for (let opens = Math.min(tags, opened.length); opens >= 0 && tags - opens <= closed.length; opens -= 1) {
      const [open, close] = [opened.slice(opened.length - opens).join(''), closed.slice(0, tags - opens).join('')];
      if (isWhole(open + source.slice(at.start, at.end) + close)) return { start: at.start - open.length, end: at.end + close.length };
    }
  }
  return at;
}

/** Links are in order, so those of one of many slices are found without looking at all. */
function linksWithin(links: readonly BlockLink[], start: number, end: number): BlockLink[] {
  const found: BlockLink[] = [];
  for (let at = lowerBound(links.length, (place) => links[place]!.start >= start); at < links.length && links[at]!.end <= end; at += 1) found.push(links[at]!);
  return found;
}
