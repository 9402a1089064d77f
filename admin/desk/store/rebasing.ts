import { ofEpisode } from '#core/edit/ofEpisode';
import type { Operation } from '#core/edit/operation';
import { rebaseAll } from '#core/edit/rebase';
import { readerOf } from '#core/edit/records';
import { sameValue } from '#core/edit/sameValue';
import type { Id } from '#core/model/id';
import type { Conflict, Revision } from '#core/model/revision';
import { combined, decided } from './combined';
import type { OpenConflict } from './deskState';
import type { Outbox } from './outbox';
import type { Kept, PendingEdit } from './pendingEdit';
import { applyAll, changesNothing, rollBack, type Records, type Touched } from './records';
import { typedIn } from './squashed';
import type { Steps } from './steps';

/** How a conflict ends: with one's own value, the other's, or one combined from both. */
export type Resolution = 'mine' | 'theirs' | { recordId: Id; field: string; value: string };

interface RebasingOptions {
  outbox: Outbox;
  steps: Steps;
  newId: () => Id;
  records: () => Records;
  replace: (records: Records, touched: Touched, quietly?: boolean) => void;
  redraw: (touched: Touched) => void;
  changed: () => void;
  /** Others have made the edit that the server refused. */
  refusedDone: () => void;
  overheard: (others: readonly Revision[]) => void;
  diverged: () => void;
}

/** Keeps waiting edits on top of the server's revisions. An edit that no longer fits there is a conflict. */
export class Rebasing {
  readonly conflicts: OpenConflict[] = [];
  /** The edits of this opening. */
  readonly #mine = new Set<Id>();

  constructor(private readonly options: RebasingOptions) {}

  own({ clientId }: PendingEdit): void {
    this.#mine.add(clientId);
  }

  /**
   * Puts the server's revisions under the waiting edits: those are taken off, with the ones that arrived, the revisions
   * applied as the server has them, and what still waits put back on top.
   */
  absorb(revisions: readonly Revision[], arrived: readonly PendingEdit[]): void {
    const { outbox, steps } = this.options;
    const others = revisions.filter(({ clientId }) => clientId === null || !this.#mine.has(clientId));
    steps.hear(revisions, others);
    const asSent = revisions.length === arrived.length && revisions.every(({ operations }, at) => sameValue(operations, arrived[at]!.operations));
    if (asSent) return;
    const { refused } = outbox;
    const waiting = outbox.takeAll();
    const rolledBack = this.#rollBack([...arrived, ...waiting]);
    const records = this.options.records();
    const here = new Set(records.segments.keys());
    const applied = applyAll(records, revisions.flatMap(({ reaches, operations }) => (reaches > 1 ? ofEpisode(operations, here) : operations)));
    if (!applied.ok) {
      outbox.restore(waiting);
      this.options.diverged();
      return;
    }
    this.options.replace(applied.records, applied.touched);
    this.options.redraw(rolledBack);
    this.#place([...arrived.flatMap((edit) => this.#typedSince(edit, revisions)), ...waiting], others.flatMap(({ touches }) => touches));
    const isAsked = (clientId: Id) => outbox.refused?.clientId === clientId || this.conflicts.some(({ edit }) => edit.clientId === clientId);
    if (refused && !isAsked(refused.clientId)) this.options.refusedDone();
    if (others.length) this.options.overheard(others);
  }

  /**
   * Takes over edits of an opening that has ended.
   *
   * @param newer the server's revisions since the one they were made on
   */
  takeUp({ edits }: Pick<Kept, 'edits'>, newer: readonly Revision[]): void {
    const { outbox, steps } = this.options;
    const arrived = new Set(newer.map(({ clientId }) => clientId));
    const ours = new Set(edits.map(({ clientId }) => clientId));
    const others = newer.filter(({ clientId, number }) => (clientId === null || !ours.has(clientId)) && number <= outbox.revision);
    const waiting = edits.flatMap((edit) => (arrived.has(edit.clientId) ? this.#typedSince(edit, newer) : [edit]));
    for (const edit of waiting) {
      if (this.#mine.has(edit.clientId)) continue;
      this.own(edit);
      if (edit.undoes === null) steps.record(edit);
    }
    this.#place(waiting, others.flatMap(({ touches }) => touches));
  }

  /** Sets aside an edit that, as the server found, conflicts with someone else's. */
  setAside(edit: PendingEdit, conflicts: Conflict[]): void {
    const rest = this.options.outbox.takeAll().filter(({ clientId }) => clientId !== edit.clientId);
    this.options.redraw(this.#rollBack([edit, ...rest]));
    this.conflicts.push({ edit, conflicts });
    this.#hold();
    this.#place(rest, []);
  }

  resolve(resolution: Resolution): void {
    const conflict = this.conflicts.shift();
    if (!conflict) return;
    if (resolution === 'theirs') this.options.steps.forget(conflict.edit.clientId);
    else this.#place([decided(resolution === 'mine' ? conflict.edit : combined(conflict.edit, resolution.recordId, resolution.field, resolution.value))], []);
    this.#hold();
    this.options.changed();
  }

  /** Reverts an edit that the server refused. */
  dropRefused(): void {
    const { outbox, steps, redraw } = this.options;
    const edit = outbox.dropRefused();
    if (!edit) return;
    const rest = outbox.takeAll();
    const touched = this.#rollBack([edit, ...rest]);
    steps.forget(edit.clientId);
    redraw(touched);
    this.#place(rest, []);
  }

  /**
   * In a browser without locks, another opening may have taken over and sent an edit that was still being typed here: the
   * words typed since then become an edit of their own.
   */
  #typedSince({ clientId, operations }: PendingEdit, revisions: readonly Revision[]): PendingEdit[] {
    const sent = revisions.find((revision) => revision.clientId === clientId)!.operations;
    if (!isTyping(operations) || !isTyping(sent) || sameValue(operations, sent)) return [];
    const edit = { clientId: this.options.newId(), operations, inverse: [], undoes: null };
    this.own(edit);
    this.options.steps.record(edit);
    return [edit];
  }

  #rollBack(edits: readonly PendingEdit[]): Touched {
    const back = rollBack(this.options.records(), edits);
    this.options.replace(back.records, back.touched, true);
    return back.touched;
  }

  /** Puts edits on top of the current records; those that conflict with someone else's revision are set aside. */
  #place(edits: readonly PendingEdit[], touches: readonly string[]): void {
    const { outbox, steps, replace } = this.options;
    for (const edit of edits) {
      const records = this.options.records();
      const rebased = rebaseAll(readerOf(records), edit.operations, touches.length ? [{ touches }] : []);
      const applied = rebased.ok ? applyAll(records, rebased.operations) : null;
      if (rebased.ok && applied?.ok) {
        // if the other side did the same, nothing is left to do
        if (changesNothing(records, applied)) {
          steps.forget(edit.clientId);
          continue;
        }
        steps.amend(edit.clientId, applied.inverse);
        outbox.add({ ...edit, operations: rebased.operations, inverse: applied.inverse }, false);
        replace(applied.records, applied.touched);
      } else {
        this.conflicts.push({ edit, conflicts: rebased.ok ? [] : rebased.conflicts });
      }
    }
    this.#hold();
    this.options.changed();
  }

  #hold(): void {
    this.options.outbox.hold(this.conflicts.map(({ edit }) => edit));
  }
}

const isTyping = (operations: readonly Operation[]): boolean => operations.length === 1 && typedIn(operations[0]!) !== null;
