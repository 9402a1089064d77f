import type { Command } from '../keys/command';
import { all, editable } from '../keys/when';

const why = 'desk.commands.why';

export const headerCommands: readonly Command[] = [
  { id: 'desk.undo', title: 'desk.commands.desk.undo', group: 'desk', when: all(editable, ({ store }) => store.getState().canUndo || `${why}.nothingToUndo`), run: (workbench) => workbench.undo() },
  {
    id: 'desk.publish', title: 'desk.commands.desk.publish', group: 'desk', when: ({ desk }) => desk.role === 'publisher' || `${why}.notPublisher`,
    run: ({ desk: { show, episode }, store }) => {
      store.flush();
      location.hash = `/shows/${show.id}/publish?episode=${episode.id}`;
    },
  },
  { id: 'desk.redo', title: 'desk.commands.desk.redo', group: 'desk', when: all(editable, ({ store }) => store.getState().canRedo || `${why}.nothingToRedo`), run: (workbench) => workbench.redo() },
];
