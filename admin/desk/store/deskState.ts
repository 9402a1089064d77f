import type { Failure } from '#core/edit/failure';
import type { Id } from '#core/model/id';
import type { Conflict } from '#core/model/revision';
import type { Direction } from './history';
import type { PendingEdit } from './pendingEdit';
import type { Records } from './records';
import type { SaveState } from './saveState';
import type { Pointless, Question } from './steps';

/** An edit that conflicts with someone else's; the person at the desk chooses. */
export interface OpenConflict {
  /** As it was made, before it was laid over the others'. */
  edit: PendingEdit;
  /** Both sides as they are now: one's own grows while one goes on writing there. */
  conflicts: Conflict[];
  /** It can be made no more, whatever is chosen. */
  isImpossible: boolean;
}

export interface DeskState {
  records: Records;
  /** Segment ids in reading order. */
  order: readonly Id[];
  /** Incremented by every change except to words; what is counted by speaker or drawn from times depends on it. */
  structure: number;
  saving: SaveState;
  /** This browser keeps waiting edits, so they would survive a crash. */
  keeps: boolean;
  canUndo: boolean;
  canRedo: boolean;
  conflict: OpenConflict | null;
  /** What the user must answer before their last edit is undone or redone; nothing is done until then. */
  question: Question | null;
  /** A question, or an edit that the server refused, no longer needs an answer. */
  pointless: { of: Direction | 'refused'; why: Pointless } | null;
  /** Why the last edit could not be made. */
  failure: Failure | null;
  /** The records as they were imported, once known. */
  imported: Records | null;
}
