import type { Command } from './command';

type When = Command['when'];

const why = (reason: string) => `desk.commands.why.${reason}`;

/** The first reason of several why something cannot be done. */
export const all = (...conditions: When[]): When => (workbench) => {
  for (const condition of conditions) {
    const answer = condition(workbench);
    if (answer !== true) return answer;
  }
  return true;
};

export const always: When = () => true;
export const editable: When = ({ editable: may }) => may || why('readOnly');
export const playable: When = ({ playback }) => playback.getState().available || why('noRecording');
/** A segment is marked, or the caret is in one. */
export const onSegment: When = (workbench) => workbench.currentSegment() !== null || why('noSegment');
export const onTimedSegment: When = (workbench) => (workbench.currentSegment()?.startMs ?? null) !== null || why('noTime');
export const correctable: When = all(editable, onSegment);
