import { touchesOf } from '#core/edit/apply';
import type { Operation } from '#core/edit/operation';
import { readerOf } from '#core/edit/records';
import type { NewRevision, Revision } from '#core/model/revision';
import { applyAll, type Records } from '../records';
import type { PendingDecision } from '../pendingDecision';
import type { Answer, Decided, Transport } from '../transport';
import { start } from './records';

/** A server that appends what it is sent, and says what it is told to say. */
export class FakeServer implements Transport {
  readonly revisions: Revision[] = [];
  readonly sent: NewRevision[] = [];
  next: Answer[] = [];
  /** Decisions that came, and what is said to the next of them. */
  readonly decided: PendingDecision[] = [];
  nextOfDecisions: Decided[] = [];
  records: Records = start();

  append(operations: Operation[], clientId: string | null = null, undoes: number | null = null, author = 'Mia'): Revision {
    const touches = touchesOf(readerOf(this.records), operations);
    const applied = applyAll(this.records, operations);
    if (!applied.ok) throw new Error(applied.failure.message);
    this.records = applied.records;
    const revision = { number: this.revisions.length + 1, operations, inverse: applied.inverse, undoes, clientId, author, authorId: author, touches, reaches: 1, note: null, createdAt: '2026-01-01T00:00:00Z' };
    this.revisions.push(revision);
    return revision;
  }
  send = async (revision: NewRevision): Promise<Answer> => {
    this.sent.push(revision);
    return this.next.shift() ?? { kind: 'saved', revisions: [this.append(revision.operations, revision.clientId, revision.undoes ?? null, 'me')] };
  };
  decide = async (decision: PendingDecision): Promise<Decided> => {
    const told = this.nextOfDecisions.shift();
    if (told && told.kind !== 'decided') return told;
    if (!this.decided.some(({ clientId }) => clientId === decision.clientId)) this.decided.push(decision);
    return told ?? { kind: 'decided', ignored: [] };
  };
  since = async (number: number) => this.revisions.filter((revision) => revision.number > number);
  lastOfMine = async (before: number) => {
    const revision = this.revisions.findLast(({ number, authorId, undoes }) => number < before && authorId === 'me' && undoes === null) ?? null;
    return { revision, since: revision ? this.revisions.filter(({ number, authorId }) => number > revision.number && authorId !== 'me') : [] };
  };
}
