import type { Tab } from '../attention';
import type { Command } from '../keys/command';
import { always } from '../keys/when';

const OPENED = ['chapters', 'links', 'notes', 'sources'] as const satisfies readonly Tab[];

/** To a panel beside the page, with the keys: its tab has the focus, and Tab goes on into it. */
export const inspectorCommands: readonly Command[] = OPENED.map((tab) => ({
  id: `inspector.${tab}`, title: `desk.commands.inspector.${tab}`, group: 'desk', when: always,
  run: (workbench) => {
    workbench.turnTo(tab);
    // a drawer opens first
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-tab="${tab}"]`)?.focus());
  },
}));
