import type { Command } from '../keys/command';
import { all, editable } from '../keys/when';

/** What the item says besides its notes. */
export const itemCommands: readonly Command[] = [
  { id: 'episode.item', title: 'desk.commands.episode.item', group: 'desk', when: all(editable, ({ desk }) => desk.episode.origin === 'stet' || 'desk.commands.why.itemOfFeed'), run: ({ attention }) => attention.set({ item: 'title' }) },
];
