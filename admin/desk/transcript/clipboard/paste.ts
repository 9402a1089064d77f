import type { SingleOperation } from '#core/edit/operation';
import type { Workbench } from '../../workbench';
import type { Caret } from '../matchRecords';
import { chosenSegments, select } from '../selection';
import { CARRIED_TYPE, unpack, type CarriedSegment } from './carried';
import { pasteOperations } from './pasteOperations';
import { segmentsOf, turnsOf } from './turnsOf';

/** Inserts segments after one, or at the very beginning; `first` is done before that in the same edit. */
function insert(workbench: Workbench, segments: readonly CarriedSegment[], after: string | null, before: string | null, first: SingleOperation[] = []): void {
  const { records } = workbench.store.getState();
  const { operations, ids } = pasteOperations({ segments, after, before, speakers: records.speakers, newId: workbench.newId });
  const [from, to] = [ids[0], ids.at(-1)];
  if (from && to && workbench.perform({ type: 'batch', operations: [...first, ...operations] })) select(workbench, { from, to });
}

const read = (clipboard: DataTransfer, turns: typeof segmentsOf | typeof turnsOf) => unpack(clipboard.getData(CARRIED_TYPE)) ?? turns(clipboard.getData('text/plain'));

/** Pastes onto the page: what is on the clipboard becomes segments after the chosen ones. */
export function pasteSegments(workbench: Workbench, clipboard: DataTransfer): boolean {
  const segments = read(clipboard, segmentsOf);
  if (!segments?.length || !workbench.editable) return false;
  const last = chosenSegments(workbench).at(-1) ?? workbench.store.getState().order.at(-1);
  const after = last === undefined ? undefined : workbench.segment(last);
  insert(workbench, segments, after?.order ?? null, after ? (workbench.neighbour(after.id, 1)?.order ?? null) : null);
  return true;
}

/**
 * Pastes turns into the words: they become segments at the caret, whose segment is split in two if the caret is between words.
 *
 * @returns false if the clipboard holds words and no turns: the text takes them
 */
export function pasteTurns(workbench: Workbench, clipboard: DataTransfer, { id, offset }: Caret): boolean {
  const segments = read(clipboard, turnsOf);
  const segment = workbench.segment(id);
  if (!segments?.length || !segment) return false;
  const next = workbench.neighbour(id, 1)?.order ?? null;
  if (segment.text.slice(0, offset).trim() === '' && segment.text.trim() !== '') insert(workbench, segments, workbench.neighbour(id, -1)?.order ?? null, segment.order);
  else if (segment.text.slice(offset).trim() === '') insert(workbench, segments, segment.order, next);
  else {
    const split = workbench.splitAt(id, offset);
    if (split) insert(workbench, segments, segment.order, split.order, [split]);
  }
  return true;
}
