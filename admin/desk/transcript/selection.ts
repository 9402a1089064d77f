import type { Id } from '#core/model/id';
import type { Workbench } from '../workbench';

/** Segments selected together: all from the one where the selection began to the one where the keys are. */
export interface Selection {
  from: Id;
  to: Id;
}

/** The segments of a selection in reading order; none if one of its ends is gone. */
export function between(order: readonly Id[], { from, to }: Selection): Id[] {
  const [one, other] = [order.indexOf(from), order.indexOf(to)];
  return one < 0 || other < 0 ? [] : order.slice(Math.min(one, other), Math.max(one, other) + 1);
}

/** The segments that commands act on: the selected ones, else the one the keys are at. */
export function chosenSegments({ attention, store }: Workbench): Id[] {
  const { selection, current } = attention.get();
  const { order, records } = store.getState();
  const selected = selection ? between(order, selection) : [];
  return selected.length > 0 ? selected : current !== null && records.segments.has(current) ? [current] : [];
}

/** Whether more than one segment is chosen. */
export const isSelection = ({ attention }: Workbench): boolean => {
  const { selection } = attention.get();
  return selection !== null && selection.from !== selection.to;
};

/** Marks a selection, with the keys at its end. */
function mark(workbench: Workbench, selection: Selection): void {
  workbench.attention.set({ selection });
  workbench.view?.mark({ selected: selection });
  workbench.say('desk.transcript.selected', { smart_count: chosenSegments(workbench).length });
}

/** @param reveal whether to scroll its end into sight; false for a click, so that what is under the pointer stays put */
export function select(workbench: Workbench, selection: Selection, reveal = true): void {
  if (reveal) workbench.go(selection.to);
  else workbench.settle(selection.to);
  mark(workbench, selection);
}

/** Selects from where the selection began, or from the segment of the keys, to another one. */
export function selectTo(workbench: Workbench, to: Id, reveal = true): void {
  const { selection, current } = workbench.attention.get();
  select(workbench, { from: selection?.from ?? current ?? to, to }, reveal);
}

/** Selects all; the keys stay where they are, or go to the first segment if they were at none. */
export function selectAll(workbench: Workbench): void {
  const { order } = workbench.store.getState();
  const [from, to] = [order[0], order.at(-1)];
  if (!from || !to) return;
  if (workbench.currentSegment() === null) {
    workbench.attention.set({ current: from });
    workbench.view?.mark({ current: from });
  }
  mark(workbench, { from, to });
}

/** Ends the selection. Without one it says nothing: people press Esc to be sure. */
export function selectNothing(workbench: Workbench): void {
  if (!isSelection(workbench)) return;
  const { current } = workbench.attention.get();
  if (current !== null) workbench.go(current);
}
