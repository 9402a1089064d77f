import type { Command } from '../keys/command';
import { editable } from '../keys/when';

export const itemCommands: readonly Command[] = [
  { id: 'episode.item', title: 'desk.commands.episode.item', group: 'desk', when: editable, run: ({ attention }) => attention.set({ item: 'title' }) },
];
