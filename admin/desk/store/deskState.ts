import type { Failure } from '#core/edit/failure';
import type { Id } from '#core/model/id';
import type { Conflict } from '#core/model/revision';
import type { PendingEdit } from './pendingEdit';
import type { Records } from './records';
import type { SaveState } from './saveState';
import type { Blocked, Reaching } from './steps';

/** An edit that someone else's crossed; the person at the desk chooses. */
export interface OpenConflict {
  edit: PendingEdit;
  conflicts: Conflict[];
}

export interface DeskState {
  records: Records;
  /** Segment ids in reading order. */
  order: readonly Id[];
  /** Grows with every change but of words: what is counted by speaker or drawn from times depends on it. */
  structure: number;
  saving: SaveState;
  /** Edits that wait would survive a crash: this browser keeps them. */
  keeps: boolean;
  canUndo: boolean;
  canRedo: boolean;
  conflict: OpenConflict | null;
  blocked: Blocked | null;
  /** The last edit of one's own, which is to be taken back or done again, reached other episodes too: nothing is done until somebody says so. */
  shared: Reaching | null;
  /** Why the last edit could not be made. */
  failure: Failure | null;
  /** The records as they were imported, once known. */
  imported: Records | null;
}
