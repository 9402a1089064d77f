import type { Command } from '../keys/command';
import { always, onSegment } from '../keys/when';

export const historyCommands: readonly Command[] = [
  { id: 'history.open', title: 'desk.commands.history.open', group: 'desk', when: always, run: (workbench) => workbench.turnTo('history', { historyOf: null }) },
  { id: 'history.segment', title: 'desk.commands.history.segment', group: 'segments', when: onSegment, run: (workbench) => workbench.turnTo('history', { historyOf: workbench.attention.get().current }) },
  { id: 'history.import', title: 'desk.commands.history.import', group: 'desk', when: always, run: ({ attention }) => attention.set({ besideImport: true }) },
];
