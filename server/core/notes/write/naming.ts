import { type Patch, applyPatches } from '../../model/patch.ts';
import { type Span, sourceRange } from '../blocks/block.ts';
import { endTagsAfter, looseTags, nameOf, startTagsBefore } from '../blocks/inlineTags.ts';
import type { Interpretation } from '../interpret.ts';
import type { HeaderPlace } from '../transcript.ts';
import { bracketBefore, endsLine } from '../turns.ts';
import { cloned } from './clone.ts';
import { encoded, replace } from './splice.ts';

/** The time of a header, or both of them, with the brackets around, if there are any. */
export function bracketed({ block, time, until }: Pick<TimedPlace, 'block' | 'time' | 'until'>): Span {
  const width = bracketBefore(block, time).length;
  return { block, start: time.start - width, end: (until ?? time).end + width };
}

/** A header that says when, and one that also says who. */
export type TimedPlace = HeaderPlace & { time: Span };
export type NamedPlace = TimedPlace & { name: Span };

/**
 * Patches that name somebody in a header that has only a time: before it, inside its emphasis if it has any, else in that of a turn with a
 * name, else closed with a colon if words follow on the line. Where the names of the page follow the times, so does this one.
 *
 * @param like the nearest header with a name, if the page has any
 */
export function naming(notes: Interpretation, { block, time, until }: TimedPlace, speaker: string, like: NamedPlace | null): Patch[] {
  const { source } = notes;
  const span = bracketed({ block, time, until });
  const at = sourceRange(span);
  const before = startTagsBefore(source, block.inner.start, at.start);
  const after = endTagsAfter(source, at.end, block.inner.end);
  const link = before.findIndex(isLink);
  // who speaks is no part of a link that leads to the time
  const outside = link < 0 ? [] : before.slice(link);
  const start = at.start - outside.join('').length;
  const end = at.end + after.slice(0, after.findLastIndex(isLink) + 1).join('').length;
  if (like && like.time.start < like.name.start) {
    const { text } = like.block;
    const [parted, closed] = [text.slice(bracketed(like).end, like.name.start), text[like.name.end] === ':' ? ':' : ''];
    return [{ start: end, end, text: encoded(notes, `${parted}${speaker}${closed}`) }];
  }
  const gap = like ? encoded(notes, like.block.text.slice((like.role ?? like.name).end, bracketed(like).start)) : ' ';
  const label = encoded(notes, speaker) + gap;
  if (block.leadEnd >= span.end && outside.every((tag) => isLink(tag))) return [{ start, end: start, text: label }];
  const emphasis = like && opening(notes, like, speaker);
  if (emphasis) return [{ start, end: start, text: emphasis.open }, { start: end, end, text: emphasis.close }];
  const isClosed = label.trimEnd().endsWith(':') || endsLine(block.text, span.end) || block.text[span.end] === ':';
  return [{ start, end: start, text: label }, ...(isClosed ? [] : [{ start: end, end, text: ':' }])];
}

const isLink = (tag: string): boolean => nameOf(tag) === 'a';

/** What stands before the time of an emphasised header, with another name in it, and what closes that after it. */
function opening(notes: Interpretation, like: NamedPlace, speaker: string): { open: string; close: string } | null {
  const { block, name } = like;
  const [from, to] = [block.inner.start, sourceRange(bracketed(like)).start];
  if (block.leadEnd === 0 || to < from) return null;
  const html = applyPatches(notes.source.slice(from, to), replace(notes, name, speaker).map((patch) => ({ ...patch, start: patch.start - from, end: patch.end - from })));
  const { ends, starts } = looseTags(html);
  if (ends.length > 0 || starts.some(isLink)) return null;
  return { open: cloned(html), close: starts.map((tag) => `</${nameOf(tag)}>`).toReversed().join('') };
}
