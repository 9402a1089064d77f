import type { Operation } from '#core/edit/operation';
import { sameValue } from '#core/edit/sameValue';
import type { Id } from '#core/model/id';
import type { Revision } from '#core/model/revision';
import { sharedOf, takesBack, type Shared } from './shared';

export type Direction = 'undo' | 'redo';

/** An edit that can be undone, and how. */
export interface Step {
  clientId: Id;
  inverse: Operation[];
  /** Set if it changed other episodes too. */
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

  take(direction: Direction): Step | undefined {
    return direction === 'redo' ? this.#redo.pop() : (this.#undo.pop() ?? this.#past.pop());
  }
  /** The step that would be made next. */
  next(direction: Direction): Step | undefined {
    return direction === 'redo' ? this.#redo.at(-1) : (this.#undo.at(-1) ?? this.#past.at(-1));
  }
  has(direction: Direction, clientId: Id): boolean {
    return (direction === 'redo' ? this.#redo : [...this.#past, ...this.#undo]).some((step) => step.clientId === clientId);
  }
  /** Puts back a step that was taken but could not be made. */
  putBack(direction: Direction, step: Step): void {
    (direction === 'redo' ? this.#redo : this.#undo).push(step);
  }
  /** Records that a step was made, so that it can be reversed. */
  made(direction: Direction, step: Step): void {
    (direction === 'redo' ? this.#undo : this.#redo).push(step);
  }

  /** Drops an edit that never happened after all, or happened differently. */
  forget(clientId: Id): void {
    for (const steps of [this.#undo, this.#redo]) {
      const at = steps.findIndex((step) => step.clientId === clientId);
      if (at >= 0) steps.splice(at, 1);
    }
  }
  amend(clientId: Id, change: Omit<Step, 'clientId'>): void {
    for (const step of [...this.#undo, ...this.#redo]) if (step.clientId === clientId) Object.assign(step, change);
  }

  /** Takes in an edit of several episodes made elsewhere: by the server, in another window, by somebody else. The user's own can be undone or redone here. */
  reachedAll(revision: Revision, isMine: boolean): void {
    const step = stepOf(revision);
    if (!step.shared) return;
    if (takesBack(revision)) for (const steps of [this.#undo, this.#past]) dropFrom(steps, ({ shared }) => isUndoneBy(shared, revision));
    if (isMine) (takesBack(revision) ? this.#redo : this.#undo).push(step);
  }
  /** Drops a step that was made in every episode, or left out. */
  drop(number: number): void {
    for (const steps of [this.#undo, this.#past, this.#redo]) dropFrom(steps, ({ shared }) => shared?.number === number);
  }

  /**
   * Makes what the user did before this opening undoable too: their own revisions that were not themselves undone, oldest first. What they
   * undid last, doing nothing after, can be redone.
   */
  seed(revisions: readonly Revision[], me: Id): void {
    const mine = revisions.filter(({ authorId, operations }) => authorId === me && operations.length > 0); // changes to the item are not undone, but edited again in its form
    const taken = new Set(revisions.map(({ undoes }) => undoes));
    const back = mine.filter(takesBack);
    const known = new Set([...this.#undo, ...this.#redo].map(({ clientId }) => clientId));
    const made = mine.filter((revision) => !takesBack(revision) && !taken.has(revision.number) && !back.some((other) => isUndoneBy(sharedOf(revision), other)));
    this.#past.splice(0, this.#past.length, ...made.map(stepOf).filter(({ clientId }) => !known.has(clientId)));
    if (known.size === 0) this.#redo.push(...takenBackLast(mine));
  }

  /** Adds one step before all the known ones. */
  reach(revision: Revision): void {
    this.#past.unshift(stepOf(revision));
  }
}

/** Steps that can be redone after these revisions. A redo is an edit like any other, recognised because it does exactly what would have been redone. */
function takenBackLast(mine: readonly Revision[]): Step[] {
  const steps: Step[] = [];
  for (const revision of mine) {
    if (takesBack(revision)) steps.push(stepOf(revision));
    else if (sameValue(revision.operations, steps.at(-1)?.inverse)) steps.pop();
    else steps.length = 0;
  }
  return steps;
}

function isUndoneBy(shared: Shared | null | undefined, back: Revision): boolean {
  if (!shared) return false;
  return shared.number === back.undoes || (shared.glossaryRun !== null && shared.glossaryRun === sharedOf(back)?.glossaryRun);
}

function dropFrom(steps: Step[], drops: (step: Step) => boolean): void {
  for (let at = steps.length - 1; at >= 0; at--) if (drops(steps[at]!)) steps.splice(at, 1);
}

const stepOf = (revision: Revision): Step => ({ clientId: revision.clientId ?? `r${revision.number}`, inverse: revision.inverse, shared: sharedOf(revision) });
