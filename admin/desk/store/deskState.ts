import type { Failure } from '#core/edit/failure';
import type { Id } from '#core/model/id';
import type { Conflict } from '#core/model/revision';
import type { Direction } from './history';
import type { PendingEdit } from './pendingEdit';
import type { Records } from './records';
import type { SaveState } from './saveState';
import type { Pointless, Question } from './steps';

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
  /** What has to be answered before the last edit of one's own is taken back, or done again: nothing is done until somebody says so. */
  question: Question | null;
  /** Something that was asked, or that the server did not take, need not be answered any longer. */
  pointless: { of: Direction | 'refused'; why: Pointless } | null;
  /** Why the last edit could not be made. */
  failure: Failure | null;
  /** The records as they were imported, once known. */
  imported: Records | null;
}
