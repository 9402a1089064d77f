import type { Command } from '../keys/command';
import { all, always, editable } from '../keys/when';
import type { Workbench } from '../workbench';
import type { FindMode } from './find';
import { selectedWords, writeAt } from './goTo';

const open = (workbench: Workbench, mode: FindMode, focused = true) =>
  workbench.find.open(mode, { at: workbench.view?.caret()?.id ?? workbench.attention.get().current, words: selectedWords(workbench.view, { focused }), cameFrom: document.activeElement });

const isFound: Command['when'] = ({ find }) => find.current !== null || 'desk.commands.why.nothingFound';

/** Goes to the next match, and selects it if the user is writing in the text. */
const step = (workbench: Workbench, by: 1 | -1) => {
  const { find, view } = workbench;
  find.step(by);
  if (view?.editor.hasFocus() && find.current) writeAt(view, find.current);
};

export const findCommands: readonly Command[] = [
  { id: 'find.open', title: 'desk.commands.find.open', group: 'moving', leadsOut: true, when: always, run: (workbench) => open(workbench, workbench.find.get().mode ?? 'find') },
  { id: 'find.replace', title: 'desk.commands.find.replace', group: 'writing', leadsOut: true, when: editable, run: (workbench) => open(workbench, 'replace') },
  { id: 'find.next', title: 'desk.commands.find.next', group: 'moving', when: isFound, run: (workbench) => step(workbench, 1) },
  { id: 'find.previous', title: 'desk.commands.find.previous', group: 'moving', when: isFound, run: (workbench) => step(workbench, -1) },
  { id: 'find.replaceTicked', title: 'desk.commands.find.replaceTicked', group: 'writing', when: all(editable, ({ find }) => (find.get().mode === 'replace' && find.ticked.length > 0) || 'desk.commands.why.nothingToReplace'), run: ({ find }) => find.replaceTicked() },

  { id: 'glossary.add', title: 'desk.commands.glossary.add', group: 'writing', leadsOut: true, when: all(editable, ({ view }) => selectedWords(view, { focused: false }) !== '' || 'desk.commands.why.nothingSelected'), run: (workbench) => open(workbench, 'replace', false) },
  { id: 'glossary.open', title: 'desk.commands.glossary.open', group: 'review', when: always, run: ({ desk }) => window.location.assign(`#/shows/${desk.show.id}/glossary?episode=${desk.episode.id}`) },
];
