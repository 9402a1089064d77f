import type { Operation } from '#core/edit/operation';
import type { Id } from '#core/model/id';
import type { PendingDecision } from './pendingDecision';

/** One gesture of the person at the desk: becomes one revision, and is undone as one. */
export interface PendingEdit {
  /** Sent along, so that an edit that arrives twice makes one revision. */
  clientId: Id;
  operations: Operation[];
  inverse: Operation[];
  /** The edit this one undoes. */
  undoes: Id | null;
}

/** What the server has not acknowledged: edits, with the revision the first of them was made on, and decisions about findings. */
export interface Kept {
  baseRevision: number;
  edits: PendingEdit[];
  decisions: readonly PendingDecision[];
}

/** What an ended opening left; call `placed` once it is among one's own. */
export interface LeftBehind extends Kept {
  placed: () => void;
}
