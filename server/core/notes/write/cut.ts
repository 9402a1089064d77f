import type { Patch } from '../../model/patch.ts';
import type { Span } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { looseTags, nameOf } from '../blocks/inlineTags.ts';
import { TO_LAST_WORDLESS, WORDLESS, isWhole } from '../blocks/whole.ts';
import { cloned } from './clone.ts';

/** What precedes the words of a piece that is cut off a segment. */
export interface Beginning {
  /** Empty if a segment is just a paragraph. */
  header: string;
  inline: boolean;
  between: string;
  below: string;
}

/**
 * The patch that begins a segment inside another's words, in place of the white space from `from` to `to` of its text; markup in the words
 * on both sides stays, and a link or emphasis that is cut is continued in both. Null if what begins in between has no words of
 * its own but ends after it, such as a player with a text for those who cannot play it.
 */
export function cut({ source }: Interpretation, place: SegmentPlace, { header, inline, between: gap, below }: Beginning, from: number, to: number): Patch | null {
  const [last, first] = [find(place, from - 1), find(place, to)];
  if (!last || !first) return null;
  const { block } = first.span;
  if (last.span !== first.span) {
    const at = inline ? block.inner.start : block.start;
    return { start: at, end: at, text: header + (inline ? '' : below) };
  }
  const [after, end] = [block.ends[block.base + last.at]!, block.starts[block.base + first.at]!];
  // Between the halves of a character written as one entity.
  if (end < after) return null;
  // A picture, a comment or a player stays with the words before it.
  const start = after + (TO_LAST_WORDLESS.exec(source.slice(after, end))?.[0].length ?? 0);
  const between = source.slice(start, end);
  if (WORDLESS.test(between)) return null;
  const { ends, starts } = looseTags(between);
  const before = looseTags(source.slice(block.inner.start, start) + ends.join(''));
  const parted = before.starts;
  if (before.ends.length > 0 || !isWhole([...parted, ...starts].join('') + source.slice(end, block.inner.end))) return null;
  const [open, close] = [cloned(source.slice(block.start, block.inner.start)), source.slice(block.inner.end, block.end)];
  const closing = parted.map((tag) => `</${nameOf(tag)}>`).toReversed().join('');
  const opening = parted.map(cloned).join('');
  // tags directly beside the words stay there, because something may be put between them
  const [closed, opened] = [ends.join(''), starts.join('')];
  const [stays, stands] = [between.startsWith(closed), between.endsWith(opened)];
  return {
    start: start + (stays ? closed.length : 0), end: end - (stands ? opened.length : 0),
    text: (stays ? '' : closed) + closing + close + gap + (inline ? open + header : header + below + open) + opening + (stands ? '' : opened),
  };
}

/** The paragraph, and the offset in its block's text, of an offset in a segment's text. */
function find({ words }: SegmentPlace, offset: number): { span: Span; at: number } | null {
  let start = 0;
  for (const span of words) {
    const length = span.end - span.start;
    if (offset < start + length) return offset < start ? null : { span, at: span.start + offset - start };
    start += length + 2;
  }
  return null;
}
