import type { Operation } from '#core/edit/operation';
import type { Id } from '#core/model/id';
import type { Revision } from '#core/model/revision';
import { sharedOf, type Shared } from './shared';

/** An edit that can be taken back, and how. */
export interface Step {
  clientId: Id;
  inverse: Operation[];
  /** It changed other episodes too. */
  shared?: Shared | null;
}

/** Steps to undo and to redo, newest last. A new edit forgets what could be redone. */
export class History {
  readonly #undo: Step[] = [];
  readonly #redo: Step[] = [];
  readonly #past: Step[] = [];

  get canUndo(): boolean {
    return this.#undo.length + this.#past.length > 0;
  }
  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  record(step: Step): void {
    this.#undo.push(step);
    this.#redo.length = 0;
  }

  take(direction: 'undo' | 'redo'): Step | undefined {
    return direction === 'redo' ? this.#redo.pop() : (this.#undo.pop() ?? this.#past.pop());
  }
  /** A step that was taken and could not be made. */
  putBack(direction: 'undo' | 'redo', step: Step): void {
    (direction === 'redo' ? this.#redo : this.#undo).push(step);
  }
  /** A step was made: it can be made the other way round. */
  made(direction: 'undo' | 'redo', step: Step): void {
    (direction === 'redo' ? this.#undo : this.#redo).push(step);
  }

  /** An edit that never happened after all, or happened differently. */
  forget(clientId: Id): void {
    for (const steps of [this.#undo, this.#redo]) {
      const at = steps.findIndex((step) => step.clientId === clientId);
      if (at >= 0) steps.splice(at, 1);
    }
  }
  amend(clientId: Id, change: Omit<Step, 'clientId'>): void {
    for (const step of [...this.#undo, ...this.#redo]) if (step.clientId === clientId) Object.assign(step, change);
  }

  /** What one did before this opening can be undone too: one's own revisions that were not themselves taken back, oldest first. */
  seed(revisions: readonly Revision[], me: Id): void {
    const taken = new Set(revisions.map(({ undoes }) => undoes));
    const known = new Set(this.#undo.map(({ clientId }) => clientId));
    const mine = revisions.filter(({ number, undoes, authorId }) => authorId === me && undoes === null && !taken.has(number));
    this.#past.splice(0, this.#past.length, ...mine.map(stepOf).filter(({ clientId }) => !known.has(clientId)));
  }

  /** One step before all that is known. */
  reach(revision: Revision): void {
    this.#past.unshift(stepOf(revision));
  }
}

const stepOf = (revision: Revision): Step => ({ clientId: revision.clientId ?? `r${revision.number}`, inverse: revision.inverse, shared: sharedOf(revision) });
