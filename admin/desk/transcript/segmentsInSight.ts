import type { EditorView } from 'prosemirror-view';

/** In pages beyond the edges of the one that is seen: browsers lay so much out before it is scrolled to. */
const MARGIN = 1.5;

/** The segments one sees, and those that scrolling shows next, by their ids. Only what is looked for is measured, not the thousand chunks. */
export function segmentsInSight({ dom }: EditorView): Set<string> {
  const seen = new Set<string>();
  const page = dom.closest('.page');
  if (!page) return seen;
  const { top, bottom, height } = page.getBoundingClientRect();
  const margin = height * MARGIN;
  const chunks = dom.children;
  let first = 0;
  for (let end = chunks.length; first < end; ) {
    const middle = (first + end) >> 1;
    if (chunks[middle]!.getBoundingClientRect().bottom < top - margin) first = middle + 1;
    else end = middle;
  }
  for (let at = first; at < chunks.length && chunks[at]!.getBoundingClientRect().top <= bottom + margin; at++) {
    for (const segment of chunks[at]!.children) if (segment instanceof HTMLElement && segment.dataset.id) seen.add(segment.dataset.id);
  }
  return seen;
}
