import type { Patch } from '../../model/patch.ts';
import type { Span } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { framed } from './framed.ts';
import { halvesOf } from './paragraphTags.ts';
import { parted } from './parted.ts';
import type { TurnForm } from './turnForm.ts';

/** What precedes the words of a piece that is cut off a segment. */
export interface Beginning extends Pick<TurnForm, 'inline' | 'parted' | 'between' | 'below'> {
  /** Empty if a segment is just a paragraph. */
  header: string;
}

/**
 * The patch that begins a segment inside another's words, in place of the white space from `from` to `to` of its text; markup in the words
 * on both sides stays. Null if they cannot be parted there.
 */
export function cut({ source }: Interpretation, place: SegmentPlace, beginning: Beginning, from: number, to: number): Patch | null {
  const [last, first] = [find(place, from - 1), find(place, to)];
  if (!last || !first) return null;
  const { block } = first.span;
  const { inline } = beginning;
  const { open: before, close: behind, between: gap, below } = framed(source, block, beginning);
  const header = before + beginning.header + behind;
  if (last.span !== first.span) {
    const at = inline ? block.inner.start : block.start;
    return { start: at, end: at, text: header + (inline ? '' : below) };
  }
  const halves = parted(source, block, last.at + 1, first.at);
  if (!halves) return null;
  const { start, end, ending, beginning: continued } = halves;
  const { open, close } = halvesOf(source, block, start, end);
  return { start, end, text: ending + close + gap + (inline ? open + header : header + below + open) + continued };
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
