import { lowerBound } from '#core/edit/lowerBound';
import type { EditorView } from 'prosemirror-view';

/** In pages beyond the visible edges: browsers lay out that much before it is scrolled to. */
const MARGIN = 1.5;

/** Of stacked elements, those that overlap two heights; only they, and those probed to find them, are measured. */
function* between(top: number, bottom: number, { children }: Element): Generator<Element> {
  for (let at = lowerBound(children.length, (place) => children[place]!.getBoundingClientRect().bottom >= top); at < children.length && children[at]!.getBoundingClientRect().top <= bottom; at++) yield children[at]!;
}

/** The ids of the segments in sight, and of those that scrolling shows next. */
export function segmentsInSight({ dom }: EditorView): Set<string> {
  const seen = new Set<string>();
  const page = dom.closest('.page');
  if (!page) return seen;
  const { top, bottom, height } = page.getBoundingClientRect();
  const margin = height * MARGIN;
  for (const part of between(top - margin, bottom + margin, dom)) {
    for (const chunk of between(top - margin, bottom + margin, part)) {
      for (const segment of chunk.children) if (segment instanceof HTMLElement && segment.dataset.id) seen.add(segment.dataset.id);
    }
  }
  return seen;
}
