import type { Command } from '../keys/command';
import { all, correctable, editable, onSegment } from '../keys/when';
import { setSpeaker, type Scope } from '../speakers/assign';
import type { Workbench } from '../workbench';

const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const speaker = (workbench: Workbench, number: number) => workbench.people()[number - 1];

/** Gives the segment to the speaker with this number, which is shown beside the name in the outline and in the menu. */
const relabel = (number: number, scope: Extract<Scope, 'one' | 'onwards'>): Command => ({
  id: `speaker.${scope}.${number}`,
  title: `desk.commands.speaker.${scope}`,
  values: (workbench) => ({ number, name: speaker(workbench, number)?.name ?? '–' }),
  group: 'speakers',
  series: `desk.commands.speaker.${scope}Series`,
  when: all(correctable, (workbench) => speaker(workbench, number) !== undefined || 'desk.commands.why.noSuchSpeaker'),
  run: (workbench) => {
    const segment = workbench.currentSegment();
    const person = speaker(workbench, number);
    if (segment && person) setSpeaker(workbench, segment.id, person.id, scope === 'one' ? 'selected' : scope);
  },
});

export const menuCommands: readonly Command[] = [
  ...numbers.map((number) => relabel(number, 'one')),
  ...numbers.map((number) => relabel(number, 'onwards')),
  {
    id: 'speaker.choose', title: 'desk.commands.speaker.choose', group: 'speakers', when: correctable,
    run: (workbench) => workbench.currentView()?.openSpeaker(),
  },
  {
    id: 'segment.menu', title: 'desk.commands.segment.menu', group: 'segments', when: onSegment,
    run: (workbench) => {
      const view = workbench.currentView();
      if (view) workbench.attention.set({ segmentMenu: { id: view.id, anchor: view.dom } });
    },
  },
  {
    id: 'segment.restore', title: 'desk.commands.segment.restore', group: 'segments',
    when: all(editable, onSegment, (workbench) => {
      const segment = workbench.currentSegment()!;
      const was = workbench.store.getState().imported?.segments.get(segment.id);
      return (was !== undefined && was.text !== segment.text) || 'desk.commands.why.asImported';
    }),
    run: (workbench) => workbench.restoreWords(workbench.currentSegment()!.id),
  },
];
