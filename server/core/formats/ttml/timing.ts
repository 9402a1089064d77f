import type { Tally } from '../tally.ts';
import type { TtDocument, TtElement } from './document.ts';

/** When an element is active, in milliseconds of the recording. */
export interface Span {
  startMs: number;
  /** From its own attributes; null if they do not say. */
  endMs: number | null;
  /** Whether it has a begin, an end or a duration of its own. */
  timed: boolean;
}

interface Timing extends Span {
  /** Where the next child of a sequence begins. */
  cursor: number;
  /** Where the last child ends, as far as known. */
  latest: number;
}

/**
 * The times of every element (TTML2 §12.1, "Timing Attributes"): those of a child count from the start of its parent, or in a sequence
 * from the end of the previous child, and it ends with its parent.
 *
 * Apple's files, and those of tools modelled on them, count all times from the start of the recording instead: a document is read that
 * way if it is Apple's, or if its nested times fit into their parents only that way.
 */
export function timingOf({ parts, apple }: TtDocument, repaired: Tally): Map<TtElement, Span> {
  const spans = new Map<TtElement, Timing>();
  const strayLine = apple ? null : lineOfAbsoluteTimes(parts.flatMap((part) => (part.kind === 'open' ? [part.element] : [])));
  if (strayLine !== null) repaired.add(strayLine, 'Times of nested elements count from the start of the recording here, not from the element around them as in TTML.');
  const absolute = apple || strayLine !== null;
  for (const { kind, element } of parts) {
    if (kind === 'open') spans.set(element, opened(element, element.parent ? spans.get(element.parent)! : null, absolute, repaired));
    else if (kind === 'close' && element.parent) closed(spans.get(element)!, spans.get(element.parent)!);
  }
  return spans;
}

function opened({ begin, dur, end, parent, line, name }: TtElement, around: Timing | null, absolute: boolean, repaired: Tally): Timing {
  const from = (parent?.sequence ? around?.cursor : around?.startMs) ?? 0;
  const zero = absolute ? 0 : from;
  const startMs = begin === null ? from : zero + begin;
    const bound = !absolute && around?.endMs && around.endMs > startMs ? around.endMs : Infinity;
  const own = Math.min(end === null ? Infinity : zero + end, dur === null ? Infinity : startMs + dur);
  if (own < startMs) repaired.add(line, `A <${name}> ends before it begins; its end was left out.`);
  const endMs = own === Infinity || own < startMs ? null : Math.min(own, bound);
  return { startMs, endMs, timed: begin !== null || own !== Infinity, cursor: startMs, latest: startMs };
}

function closed(child: Timing, around: Timing): void {
  const end = child.endMs ?? child.latest;
  around.cursor = end;
  around.latest = Math.max(around.latest, end);
}

/** The line of the first element whose time lies within its parent only if both count from the same zero; null if that is not true of most. */
function lineOfAbsoluteTimes(elements: readonly TtElement[]): number | null {
  let [absolute, relative] = [0, 0];
  let first: number | null = null;
  const nearest = new Map<TtElement, TtElement | null>();
  for (const element of elements) {
    const around = element.parent && (element.parent.begin === null ? nearest.get(element.parent)! : element.parent);
    nearest.set(element, around ?? null);
    if (!around || around.begin === null || around.begin === 0 || around.sequence || element.begin === null) continue;
    const end = around.end ?? (around.dur === null ? null : around.begin + around.dur);
    const inItself = element.begin >= around.begin && (end === null || element.begin <= end);
    const inLength = end === null || element.begin <= end - around.begin;
    if (inItself && !inLength) {
      absolute += 1;
      first ??= element.line;
    } else if (inLength && !inItself) relative += 1;
  }
  return absolute > relative ? first : null;
}
