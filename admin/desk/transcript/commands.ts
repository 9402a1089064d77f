import type { Command } from '../keys/command';
import { all, correctable, editable, onSegment, onTimedSegment, playable } from '../keys/when';
import type { Workbench } from '../workbench';
import type { Caret } from './matchRecords';

/** Where the caret is in words that can be edited; the editor keeps it while the palette is open. */
const caret = ({ view }: Workbench): Caret | null => view?.caret() ?? null;
const inWords: Command['when'] = all(editable, (workbench) => caret(workbench) !== null || 'desk.commands.why.noCaret');
const length = (workbench: Workbench, { id }: Caret) => workbench.segment(id)?.text.length ?? 0;

const someSegment: Command['when'] = ({ store }) => store.getState().order.length > 0 || 'desk.commands.why.noTranscript';
/** The segment that commands act on, or the first as long as nobody has been in any. */
const toWriteIn = (workbench: Workbench) => (workbench.attention.get().current === null ? workbench.stepped(1) : (workbench.currentSegment()?.id ?? null));

export const transcriptCommands: readonly Command[] = [
  { id: 'segment.previous', title: 'desk.commands.segment.previous', group: 'moving', when: (workbench) => workbench.canStep(-1) || 'desk.commands.why.isFirst', run: (workbench) => workbench.step(-1) },
  { id: 'segment.next', title: 'desk.commands.segment.next', group: 'moving', when: (workbench) => workbench.canStep(1) || 'desk.commands.why.isLast', run: (workbench) => workbench.step(1) },
  { id: 'segment.first', title: 'desk.commands.segment.first', group: 'moving', when: someSegment, run: (workbench) => workbench.go(workbench.store.getState().order[0]!) },
  { id: 'segment.last', title: 'desk.commands.segment.last', group: 'moving', when: someSegment, run: (workbench) => workbench.go(workbench.store.getState().order.at(-1)!) },
  {
    id: 'segment.play', title: 'desk.commands.segment.play', group: 'playing', when: all(playable, onSegment, onTimedSegment),
    run: (workbench) => { workbench.seek(workbench.currentSegment()!.id); workbench.playback.play(); },
  },

  { id: 'transcript.write', title: 'desk.commands.transcript.write', group: 'writing', when: all(editable, (workbench) => toWriteIn(workbench) !== null || 'desk.commands.why.noSegment'), run: (workbench) => workbench.write(toWriteIn(workbench)!) },
  { id: 'transcript.leave', title: 'desk.commands.transcript.leave', group: 'writing', when: (workbench) => workbench.view !== null || 'desk.commands.why.noTranscript', run: ({ view }) => view?.leave() },
  {
    id: 'transcript.split', title: 'desk.commands.transcript.split', group: 'writing', fixed: true,
    when: all(inWords, (workbench) => { const at = caret(workbench)!; return (at.offset > 0 && at.offset < length(workbench, at)) || 'desk.commands.why.atEdge'; }),
    run: (workbench) => { const at = caret(workbench)!; workbench.split(at.id, at.offset); },
  },
  { id: 'transcript.paragraph', title: 'desk.commands.transcript.paragraph', group: 'writing', fixed: true, when: inWords, run: ({ view }) => view?.paragraph() },
  { id: 'transcript.joinPrevious', title: 'desk.commands.transcript.joinPrevious', group: 'writing', fixed: true, when: all(correctable, (workbench) => workbench.canStep(-1) || 'desk.commands.why.isFirst'), run: (workbench) => workbench.joinToPrevious(workbench.currentSegment()!.id) },
  { id: 'transcript.joinNext', title: 'desk.commands.transcript.joinNext', group: 'writing', fixed: true, when: all(correctable, (workbench) => workbench.canStep(1) || 'desk.commands.why.isLast'), run: (workbench) => workbench.joinNext(workbench.currentSegment()!.id) },

  {
    id: 'segment.chapter', title: 'desk.commands.segment.chapter', group: 'segments', when: all(correctable, onTimedSegment),
    run: (workbench) => {
      const { startMs, heading } = workbench.currentSegment()!;
      workbench.beginChapter(startMs!, heading ?? '');
    },
  },
];
