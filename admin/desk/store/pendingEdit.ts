import type { Operation } from '#core/edit/operation';
import type { Id } from '#core/model/id';

/** One gesture of the person at the desk: becomes one revision, and is undone as one. */
export interface PendingEdit {
  /** Sent along, so that the same edit arriving twice makes one revision. */
  clientId: Id;
  operations: Operation[];
  inverse: Operation[];
  /** The edit this one takes back. */
  undoes: Id | null;
}

/** Edits the server has not acknowledged, and the revision the first of them was made on. */
export interface Kept {
  baseRevision: number;
  edits: PendingEdit[];
}

/** Those of an opening that is no more; `placed` once they are among one's own. */
export interface LeftBehind extends Kept {
  placed: () => void;
}
