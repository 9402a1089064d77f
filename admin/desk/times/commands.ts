import type { Command } from '../keys/command';
import { all, correctable, editable, onTimedSegment, playable } from '../keys/when';
import type { Workbench } from '../workbench';
import { preciseTime } from './typedOffset';

/** How far a key moves a start. */
const NUDGE_MS = 100;

/** Sets the segment's start, and announces it with milliseconds, since the page shows whole seconds. */
const start = (workbench: Workbench, startMs: number) => {
  if (workbench.setStart(workbench.currentSegment()!.id, startMs) === null) workbench.say('desk.times.startsAt', { time: preciseTime(startMs) });
};

const nudge = (workbench: Workbench, byMs: number) => start(workbench, Math.max(0, workbench.currentSegment()!.startMs! + byMs));

const timed: Command['when'] = all(editable, ({ store }) => [...store.getState().records.segments.values()].some(({ startMs }) => startMs !== null) || 'desk.commands.why.noTimes');

export const timeCommands: readonly Command[] = [
  { id: 'time.stamp', title: 'desk.commands.time.stamp', group: 'times', when: all(correctable, playable), run: (workbench) => start(workbench, Math.round(workbench.playback.getState().timeMs)) },
  { id: 'time.type', title: 'desk.commands.time.type', group: 'times', leadsOut: true, when: correctable, run: (workbench) => workbench.currentView()?.editTime() },
  { id: 'time.earlier', title: 'desk.commands.time.earlier', group: 'times', when: all(correctable, onTimedSegment), run: (workbench) => nudge(workbench, -NUDGE_MS) },
  { id: 'time.later', title: 'desk.commands.time.later', group: 'times', when: all(correctable, onTimedSegment), run: (workbench) => nudge(workbench, NUDGE_MS) },
  { id: 'time.shift', title: 'desk.commands.time.shift', group: 'times', when: timed, run: ({ attention }) => attention.set({ times: 'shift' }) },
  { id: 'time.stretch', title: 'desk.commands.time.stretch', group: 'times', when: timed, run: ({ attention }) => attention.set({ times: 'stretch' }) },
];
