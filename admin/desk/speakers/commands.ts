import type { Command } from '../keys/command';
import { all, editable } from '../keys/when';
import type { Workbench } from '../workbench';

const speakerId = (workbench: Workbench) => workbench.currentSegment()?.speakerId ?? null;
const spoken = (workbench: Workbench) => speakerId(workbench) !== null || 'desk.commands.why.noName';
const values = (workbench: Workbench) => ({ name: workbench.store.getState().records.speakers.get(speakerId(workbench) ?? '')?.name ?? '–' });

const mend = (verb: 'rename' | 'merge'): Command => ({
  id: `speaker.${verb}`, title: `desk.commands.speaker.${verb}`, values, group: 'speakers', when: all(editable, spoken),
  run: (workbench) => workbench.attention.set({ mending: { speakerId: speakerId(workbench)!, verb } }),
});

export const speakerCommands: readonly Command[] = [mend('rename'), mend('merge')];
