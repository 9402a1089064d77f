import type { Command } from '../keys/command';
import { all, correctable, onSegment } from '../keys/when';
import type { Workbench } from '../workbench';
import { copyAs } from './clipboard/copyAs';
import { chosenSegments, isSelection, selectAll, selectNothing, selectTo } from './selection';

const title = (name: string) => `desk.commands.segments.${name}`;
const someTranscript: Command['when'] = ({ store }) => store.getState().order.length > 0 || 'desk.commands.why.noTranscript';
const several: Command['when'] = (workbench) => isSelection(workbench) || 'desk.commands.why.noSelection';

const extend = (workbench: Workbench, by: 1 | -1) => {
  const next = workbench.stepped(by);
  if (next !== null) selectTo(workbench, next);
};

/** Joins all chosen segments into the first. */
function join(workbench: Workbench): void {
  const [into, ...others] = chosenSegments(workbench);
  if (into === undefined || others.length === 0) return;
  if (workbench.perform({ type: 'batch', operations: others.map((segmentId) => ({ type: 'merge', segmentId, intoId: into })) })) workbench.go(into);
}

export const selectionCommands: readonly Command[] = [
  { id: 'segments.extendUp', title: title('extendUp'), group: 'segments', when: (workbench) => workbench.canStep(-1) || 'desk.commands.why.isFirst', run: (workbench) => extend(workbench, -1) },
  { id: 'segments.extendDown', title: title('extendDown'), group: 'segments', when: (workbench) => workbench.canStep(1) || 'desk.commands.why.isLast', run: (workbench) => extend(workbench, 1) },
  { id: 'segments.all', title: title('all'), group: 'segments', when: someTranscript, run: selectAll },
  { id: 'segments.none', title: title('none'), group: 'segments', when: someTranscript, run: selectNothing },
  { id: 'segments.join', title: title('join'), group: 'segments', onPage: true, when: all(correctable, several), run: join },
  { id: 'segments.delete', title: title('delete'), group: 'segments', onPage: true, when: correctable, run: (workbench) => workbench.deleteSegments(chosenSegments(workbench)) },
  { id: 'segments.copy', title: title('copy'), group: 'segments', fixed: true, when: onSegment, run: (workbench) => copyAs(workbench, 'turns') },
  { id: 'segments.copyText', title: title('copyText'), group: 'segments', when: onSegment, run: (workbench) => copyAs(workbench, 'text') },
  { id: 'segments.cut', title: title('cut'), group: 'segments', fixed: true, when: correctable, run: (workbench) => copyAs(workbench, 'turns', true) },
  { id: 'segments.paste', title: title('paste'), group: 'segments', fixed: true, when: () => 'desk.commands.why.pasteByKey', run: () => {} },
];
