import type { Records } from '../store/records';
import type { Workbench } from '../workbench';

const made = new WeakMap<Records, Records>();

/** The records as they are read: an introduction that nobody wrote here is the source's. */
export function readableRecords({ store, desk }: Pick<Workbench, 'store' | 'desk'>): Records {
  const { records } = store.getState();
  const known = made.get(records);
  if (known) return known;
  const notes = new Map([...records.notes].map(([id, own]) => [id, { ...own, introduction: own.introduction ?? desk.introduction }]));
  const readable = { ...records, notes };
  made.set(records, readable);
  return readable;
}
