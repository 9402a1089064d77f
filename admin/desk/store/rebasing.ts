import { singlesOf } from '#core/edit/apply';
import { ofEpisode } from '#core/edit/ofEpisode';
import type { Operation } from '#core/edit/operation';
import { rebaseAll } from '#core/edit/rebase';
import { readerOf } from '#core/edit/records';
import { followMerged } from '#core/edit/speaker/followMerged';
import { sameValue } from '#core/edit/sameValue';
import type { Id } from '#core/model/id';
import type { Conflict, Revision } from '#core/model/revision';
import { combined, decided } from './combined';
import { layOver, type Laid } from './layOver';
import type { Outbox } from './outbox';
import type { Kept, PendingEdit } from './pendingEdit';
import type { Undone } from './putBack';
import { askedAnew, givenUp, isAbout, isAsked, ofWhole, valueOf, type OpenQuestion } from './question';
import { applyAll, changesNothing, rollBack, union, type AppliedAll, type Records, type Touched } from './records';
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
  /** They hold copies of their edits: those have another inverse as soon as they lie over the others'. */
  readonly questions: OpenQuestion[] = [];
  /** The edits of this opening. */
  readonly #mine = new Set<Id>();

  constructor(private readonly options: RebasingOptions) {}

  own({ clientId }: PendingEdit): void {
    this.#mine.add(clientId);
  }

  /** Edits that are not among the waiting ones, since they can be made no more. */
  get aside(): PendingEdit[] {
    return this.questions.filter(({ isAside }) => isAside).map(({ edit }) => edit);
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
    this.options.replace(applied.records, applied.touched, true);
    const placed = this.#place(this.#followed([...this.aside, ...arrived.flatMap((edit) => this.#typedSince(edit, revisions)), ...waiting], others), others);
    // drawn once: a text that one is typing in must not change to and fro under the caret
    this.#settle([rolledBack, applied.touched, placed]);
    if (refused && outbox.refused?.clientId !== refused.clientId && !this.#questionOf(refused)) this.options.refusedDone();
    if (others.length) this.options.overheard(others);
  }

  /**
   * Takes over edits of an opening that has ended.
   *
   * @param newer the server's revisions since the one they were made on
   */
  takeUp({ baseRevision, edits }: Pick<Kept, 'baseRevision' | 'edits'>, newer: readonly Revision[]): void {
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
    this.#settle([this.#place(this.#followed(waiting, others), others)], baseRevision);
  }

  /** Words that were given to somebody whom others merged into another meanwhile are given to that one. */
  #followed(edits: readonly PendingEdit[], others: readonly Revision[]): PendingEdit[] {
    const merges = others.flatMap(({ operations }) => operations);
    return edits.map((edit) => {
      const operations = followMerged(edit.operations, merges, readerOf(this.options.records()));
      return operations === edit.operations ? edit : { ...edit, operations: [...operations] };
    });
  }

  /** Asks about an edit that, as the server found, conflicts with someone else's. It stays on the page. */
  ask(edit: PendingEdit, conflicts: Conflict[]): void {
    this.questions.push({ edit: { ...edit }, conflicts, isAside: false });
    this.#settle([]);
  }

  /** Answers the first question. What was done since it came up stays, unless it is part of what was answered. */
  resolve(resolution: Resolution): void {
    const question = this.questions.shift();
    if (!question) return;
    const { outbox, steps } = this.options;
    const { edit, isAside } = question;
    if (!isAside && resolution !== 'mine') {
      const instead = resolution === 'theirs' ? null : resolution;
      const { touched, gone } = this.#giveUp(question, (later, made, before) => later.filter(({ operations }) => isAbout(question, before, made, operations)), instead);
      [...(instead === null ? [edit] : []), ...gone].forEach(({ clientId }) => steps.forget(clientId));
      return this.#settle(touched);
    }
    if (resolution === 'mine') {
      if (isAside) return this.#settle([this.#place([decided(edit)], [])]);
      outbox.putBack(outbox.takeAll().map((each) => (each.clientId === edit.clientId ? decided(each) : each)));
      return this.#settle([]);
    }
    steps.forget(edit.clientId);
    this.#settle([]);
  }

  /** An edit was undone: if it was asked about, there is nothing to choose any more. */
  reconsider(): void {
    if (this.questions.length > 0) this.#settle([]);
  }

  /** Takes off the page what is asked about, and what goes with it; `instead`, if anything, takes its place. */
  #giveUp({ edit: { clientId } }: OpenQuestion, goesWithIt: (later: readonly PendingEdit[], made: readonly Operation[], before: Records) => PendingEdit[], instead: Exclude<Resolution, string> | null): { touched: Touched[]; gone: PendingEdit[] } {
    const { outbox } = this.options;
    const before = this.options.records();
    const waiting = outbox.takeAll();
    const at = waiting.findIndex((each) => each.clientId === clientId);
    const [given, later] = [waiting[at]!, waiting.slice(at + 1)];
    const gone = goesWithIt(later, waiting.flatMap(({ operations }) => operations), before);
    const touched = [this.#rollBack(waiting), this.#place(waiting.slice(0, at), [])];
    if (instead !== null) touched.push(this.#place([decided(combined(given, instead.recordId, instead.field, instead.value))], []));
    touched.push(this.#place(later.filter((each) => !gone.includes(each)), [givenUp(given, before)]));
    return { touched, gone };
  }

  /** Reverts an edit that the server refused. */
  dropRefused(): void {
    const { outbox, steps } = this.options;
    const edit = outbox.dropRefused();
    if (!edit) return;
    const before = this.options.records();
    const rest = outbox.takeAll();
    const rolledBack = this.#rollBack([edit, ...rest]);
    steps.forget(edit.clientId);
    this.#settle([rolledBack, this.#place(rest, [{ ...givenUp(edit, before), touches: [] }])]);
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

  /**
   * Puts edits on top of the current records. One that conflicts with what others did is laid over it all the same, and asked about,
   * unless that is part of a question already: what one writes stays where it is until it is answered.
   */
  #place(edits: readonly PendingEdit[], others: readonly Undone[]): Touched {
    const touched: Touched[] = [];
    const newer = others.length ? [{ touches: others.flatMap(({ touches }) => touches) }] : [];
    for (const edit of edits) {
      const records = this.options.records();
      const rebased = rebaseAll(readerOf(records), edit.operations, newer);
      const applied = rebased.ok ? applyAll(records, rebased.operations) : null;
      if (rebased.ok && applied?.ok) {
        touched.push(this.#lay(edit, { operations: rebased.operations, applied }));
        continue;
      }
      const conflicts = rebased.ok ? [missing(edit, records, applied)] : rebased.conflicts;
      const anew = conflicts.filter((conflict) => !this.#asksBefore(conflict));
      const laid = layOver(records, edit.operations, anew, others);
      this.#askAbout(edit, anew, laid, records);
      if (laid) touched.push(this.#lay(edit, laid));
    }
    return union(touched);
  }

  /** Puts an edit on the page; one that changes nothing there has been made by the other side, and is done. */
  #lay(edit: PendingEdit, { operations, applied }: Laid): Touched {
    const { outbox, steps, replace } = this.options;
    const question = this.#questionOf(edit);
    if (changesNothing(this.options.records(), applied)) {
      if (question) this.questions.splice(this.questions.indexOf(question), 1);
      steps.forget(edit.clientId);
      return applied.touched;
    }
    if (question) question.isAside = false;
    steps.amend(edit.clientId, applied.inverse);
    outbox.add({ ...edit, operations, inverse: applied.inverse }, false);
    replace(applied.records, applied.touched, true);
    return applied.touched;
  }

  #askAbout(edit: PendingEdit, conflicts: readonly Conflict[], laid: Laid | null, records: Records): void {
    const open = this.#questionOf(edit);
    const found = ofWhole(conflicts, records);
    if (open) Object.assign(open, { conflicts: askedAnew(open, found), isAside: !laid, edit: laid ? open.edit : { ...edit, inverse: open.edit.inverse } });
    else if (!laid || found.length > 0) this.questions.push({ edit: { ...edit }, conflicts: found, isAside: !laid });
  }

  /** An edit that lies below is asked about the same: what this one found there is one's own. */
  #asksBefore(conflict: Conflict): boolean {
    const { waiting } = this.options.outbox;
    return this.questions.some((question) => waiting.some(({ clientId }) => clientId === question.edit.clientId) && isAsked(question, conflict));
  }

  #questionOf({ clientId }: Pick<PendingEdit, 'clientId'>): OpenQuestion | undefined {
    return this.questions.find(({ edit }) => edit.clientId === clientId);
  }

  /** Everything is in its place: what is asked about is held, or all is sent, and the page is drawn. */
  #settle(touched: readonly Touched[], madeOn?: number): void {
    const undone = this.questions.find(({ edit, isAside }) => !isAside && this.options.outbox.waiting.some(({ undoes }) => undoes === edit.clientId));
    if (undone) {
      this.questions.splice(this.questions.indexOf(undone), 1);
      // the steps stay as they are: what was undone can be redone
      return this.#settle([...touched, ...this.#giveUp(undone, (later) => undoneWith(undone.edit, later), null).touched], madeOn);
    }
    const asked = this.questions.filter(({ isAside }) => !isAside).map(({ edit }) => edit);
    this.options.outbox.hold(this.questions.length ? { aside: this.aside, asked } : null, madeOn);
    this.options.changed();
    this.options.redraw(union(touched));
  }
}

/** Nobody changed the same, and yet it cannot be made: what it was made for is gone. */
const missing = ({ operations }: PendingEdit, records: Records, applied: AppliedAll | null): Conflict => {
  const recordId = applied?.ok === false ? applied.failure.recordId : '';
  const yours = operations.flatMap(singlesOf).find((single) => single.type === 'setText' && single.segmentId === recordId);
  return { recordId, field: '*', yours: yours?.type === 'setText' ? yours.text : null, theirs: valueOf(records, { recordId, field: '*' }) };
};

/** What was undone before an edit was, and the steps that did it: what was written after that is none of them. */
function undoneWith({ clientId }: PendingEdit, later: readonly PendingEdit[]): PendingEdit[] {
  const between = later.slice(0, later.findIndex(({ undoes }) => undoes === clientId) + 1);
  const undone = new Set(between.map(({ undoes }) => undoes));
  return between.filter((edit) => edit.undoes !== null || undone.has(edit.clientId));
}

const isTyping = (operations: readonly Operation[]): boolean => operations.length === 1 && typedIn(operations[0]!) !== null;
