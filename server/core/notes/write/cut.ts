import type { Patch } from '../../model/patch.ts';
import type { Span } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import type { SegmentPlace } from '../transcript.ts';
import { looseTags, nameOf } from '../blocks/inlineTags.ts';
import { WORDLESS, isWhole } from '../blocks/whole.ts';
import { cloned } from './clone.ts';
import type { NewTurn, TurnForm } from './turnForm.ts';

/**
 * The patch that puts a turn's header inside a segment's words, where the white space from `from` to `to` of its text was; markup in
 * the words on both sides stays, and a link or emphasis that is cut through is one in both. Null where a picture or another thing without words stands between.
 */
export function cut(notes: Interpretation, form: TurnForm, place: SegmentPlace, turn: NewTurn, from: number, to: number): { patch: Patch; heldMs: number } | null {
  const header = form.header(turn);
  const [last, first] = [find(place, from - 1), find(place, to)];
  if (!header || !last || !first) return null;
  const { source } = notes;
  const { block } = first.span;
  if (last.span !== first.span) {
    const at = form.inline ? block.inner.start : block.start;
    return { patch: { start: at, end: at, text: header.text + (form.inline ? '' : form.below) }, heldMs: header.heldMs };
  }
  const [start, end] = [block.ends[block.base + last.at]!, block.starts[block.base + first.at]!];
  // Between the halves of a character that one entity says.
  if (end < start) return null;
  const between = source.slice(start, end);
  if (WORDLESS.test(between)) return null;
  const { ends, starts } = looseTags(between);
  const before = looseTags(source.slice(block.inner.start, start) + ends.join(''));
  const parted = before.starts;
  if (before.ends.length > 0 || !isWhole([...parted, ...starts].join('') + source.slice(end, block.inner.end))) return null;
  const [open, close] = [cloned(source.slice(block.start, block.inner.start)), source.slice(block.inner.end, block.end)];
  const closing = [...ends, ...parted.map((tag) => `</${nameOf(tag)}>`).toReversed()].join('');
  const opening = [...parted.map(cloned), ...starts].join('');
  return { patch: { start, end, text: closing + close + form.between + (form.inline ? open + header.text : header.text + form.below + open) + opening }, heldMs: header.heldMs };
}

/** The paragraph, and the place in its block's text, of an offset in a segment's text. */
function find({ words }: SegmentPlace, offset: number): { span: Span; at: number } | null {
  let start = 0;
  for (const span of words) {
    const length = span.end - span.start;
    if (offset < start + length) return offset < start ? null : { span, at: span.start + offset - start };
    start += length + 2;
  }
  return null;
}
