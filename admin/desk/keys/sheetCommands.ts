import type { Command } from './command';
import { always } from './when';

export const sheetCommands: readonly Command[] = [
  {
    id: 'desk.palette', title: 'desk.commands.desk.palette', group: 'desk', when: always,
    run: ({ attention }) => attention.set({ palette: { opener: document.activeElement instanceof HTMLElement ? document.activeElement : null } }),
  },
  { id: 'desk.keys', title: 'desk.commands.desk.keys', group: 'desk', when: always, run: ({ attention }) => attention.set({ keySheet: true }) },
];
