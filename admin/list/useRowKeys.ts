import { useState, type FocusEvent, type KeyboardEvent } from 'react';
import { nextRow } from './rowKeys';

const cellOf = (target: EventTarget): HTMLTableCellElement | null => (target as HTMLElement).closest('td');
const rowOf = (target: EventTarget): HTMLTableRowElement | null => (target as HTMLElement).closest('tr');

/** In a long table of checkboxes and buttons, only one row is a Tab stop. Up, Down, Home and End go to other rows, in the same column. */
export function useRowKeys(rows: number, first = 0) {
  const [at, setAt] = useState(first);
  const current = Math.max(0, Math.min(at, rows - 1));
  return {
    tabIndexOf: (row: number): 0 | -1 => (row === current ? 0 : -1),
    body: {
      onFocus: ({ target }: FocusEvent<HTMLElement>) => setAt(rowOf(target)?.sectionRowIndex ?? at),
      onKeyDown: (event: KeyboardEvent<HTMLTableSectionElement>) => {
        const cell = cellOf(event.target);
        const next = event.altKey || event.ctrlKey || event.metaKey || !cell ? null : nextRow(event.key, rowOf(cell)!.sectionRowIndex, rows);
        if (next === null) return;
        event.preventDefault();
        event.currentTarget.rows[next]?.cells[cell!.cellIndex]?.querySelector<HTMLElement>('input, button')?.focus();
      },
    },
  };
}
