import type { Match } from '#core/find/findIn';
import { segmentsInSight } from '../transcript/segmentsInSight';
import type { TranscriptView } from '../transcript/transcriptView';
import { drawHits } from './hits';

const HIT = 'find-hit';
const CURRENT = 'find-current';

const paints = typeof CSS !== 'undefined' && 'highlights' in CSS;

/** Marks the matches in view, without touching the document if the browser can do that, otherwise as decorations. */
export function paint(view: TranscriptView, matches: readonly Match[], current: Match | null): void {
  const inSight = segmentsInSight(view.editor);
  const seen = matches.filter(({ kind, recordId }) => kind === 'segments' && inSight.has(recordId));
  if (!paints) return drawHits(view.editor, seen, current);
  const ranges = seen.filter((match) => match !== current).flatMap((match) => rangeOf(view, match) ?? []);
  const now = current && inSight.has(current.recordId) ? rangeOf(view, current) : null;
  set(HIT, ranges);
  set(CURRENT, now ? [now] : []);
}

export function unpaint(view: TranscriptView): void {
  if (!paints) return drawHits(view.editor, [], null);
  CSS.highlights.delete(HIT);
  CSS.highlights.delete(CURRENT);
}

function set(name: string, ranges: AbstractRange[]): void {
  if (ranges.length === 0) return void CSS.highlights.delete(name);
  const highlight = new Highlight(...ranges);
  highlight.priority = name === CURRENT ? 2 : 1;
  CSS.highlights.set(name, highlight);
}

/** The place of a match on the page; null if the page does not show that text yet. */
export function rangeOf(view: TranscriptView, { recordId, start, end, text }: Match): Range | null {
  const words = view.views.get(recordId)?.contentDOM;
  if (!words) return null;
  const [from, to] = [placeIn(words, start, false), placeIn(words, end, true)];
  if (!from || !to) return null;
  const range = new Range();
  range.setStart(...from);
  range.setEnd(...to);
  return range.toString() === text ? range : null;
}

function placeIn(element: HTMLElement, offset: number, atEnd: boolean): [Text, number] | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (left < node.length || (atEnd && left === node.length)) return [node, left];
    left -= node.length;
  }
  return null;
}
