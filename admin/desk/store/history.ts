import type { Operation } from '#core/edit/operation';
import type { Id } from '#core/model/id';
import type { Revision } from '#core/model/revision';

/** An edit that can be taken back, and how. */
export interface Step {
  clientId: Id;
  inverse: Operation[];
}

/** Steps to undo and to redo, newest last. A new edit forgets what could be redone. */
export class History {
  readonly #undo: Step[] = [];
  readonly #redo: Step[] = [];

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }
  get canRedo(): boolean {
    return this.#redo.length > 0;
  }

  record(step: Step): void {
    this.#undo.push(step);
    this.#redo.length = 0;
  }

  takeUndo(): Step | undefined {
    return this.#undo.pop();
  }
  takeRedo(): Step | undefined {
    return this.#redo.pop();
  }
  undone(step: Step): void {
    this.#redo.push(step);
  }
  redone(step: Step): void {
    this.#undo.push(step);
  }

  /** An edit that never happened after all, or happened differently. */
  forget(clientId: Id): void {
    for (const steps of [this.#undo, this.#redo]) {
      const at = steps.findIndex((step) => step.clientId === clientId);
      if (at >= 0) steps.splice(at, 1);
    }
  }
  amend(clientId: Id, inverse: Operation[]): void {
    for (const step of [...this.#undo, ...this.#redo]) if (step.clientId === clientId) step.inverse = inverse;
  }

  /** What earlier sessions did can be undone too: revisions that were not themselves taken back. */
  seed(revisions: readonly Revision[]): void {
    const taken = new Set(revisions.map(({ undoes }) => undoes));
    const steps = revisions.filter(({ number, undoes, inverse }) => undoes === null && !taken.has(number) && inverse.length > 0);
    this.#undo.unshift(...steps.map(({ number, clientId, inverse }) => ({ clientId: clientId ?? `r${number}`, inverse })));
  }
}
