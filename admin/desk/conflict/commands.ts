import type { Command } from '../keys/command';
import type { Workbench } from '../workbench';
import { showConflict } from './showConflict';

const open = ({ store }: Workbench): true | string => store.getState().conflict !== null || 'desk.commands.why.noConflict';

export const conflictCommands: readonly Command[] = [
  { id: 'conflict.show', title: 'desk.commands.conflict.show', group: 'desk', leadsOut: true, when: open, run: showConflict },
  { id: 'conflict.mine', title: 'desk.commands.conflict.mine', group: 'desk', when: open, run: ({ store }) => store.resolve('mine') },
  { id: 'conflict.theirs', title: 'desk.commands.conflict.theirs', group: 'desk', when: open, run: ({ store }) => store.resolve('theirs') },
];
