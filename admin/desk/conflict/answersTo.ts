import { singlesOf } from '#core/edit/apply';
import type { Id } from '#core/model/id';
import type { OpenConflict } from '../store/deskState';

/** Whether an edit joins this segment to the one before. */
export const joins = ({ operations }: OpenConflict['edit'], segmentId: Id): boolean => operations.flatMap(singlesOf).some((single) => single.type === 'merge' && single.segmentId === segmentId);

/** The names of the answers: where one side removed something, they say what becomes of it. */
export function answersTo(edit: OpenConflict['edit'], conflicts: OpenConflict['conflicts']): { mine: string; theirs: string } {
  const whole = conflicts.find(({ field }) => field === '*');
  if (whole && whole.theirs === null) return { mine: 'putBack', theirs: 'leaveGone' };
  if (whole && whole.yours === null) return joins(edit, whole.recordId) ? { mine: 'join', theirs: 'keepApart' } : { mine: 'delete', theirs: 'keepIt' };
  return { mine: 'keepMine', theirs: 'keepTheirs' };
}
