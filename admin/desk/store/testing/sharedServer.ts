import { rebaseAll } from '#core/edit/rebase';
import { readerOf } from '#core/edit/records';
import { followMerged } from '#core/edit/speaker/followMerged';
import type { NewRevision } from '#core/model/revision';
import { applyAll } from '../records';
import type { Answer } from '../transport';
import { FakeServer } from './fakeServer';

/** A server for several desks: like the real one, it carries an edit over the newer revisions, or says what is in conflict. */
export class SharedServer extends FakeServer {
  /** What is lost of the next request. An edit whose answer is lost has been taken. */
  lost: () => 'request' | 'answer' | null = () => null;

  override send = async ({ baseRevision, operations, clientId, undoes }: NewRevision): Promise<Answer> => {
    const lost = this.lost();
    if (lost === 'request') return { kind: 'unreachable' };
    const answer = this.#take(baseRevision, operations, clientId, undoes ?? null);
    return lost === 'answer' ? { kind: 'unreachable' } : answer;
  };

  #take(baseRevision: number, operations: NewRevision['operations'], clientId: string, undoes: number | null): Answer {
    const newer = this.revisions.filter(({ number }) => number > baseRevision);
    const revisions = () => this.revisions.filter(({ number }) => number > baseRevision);
    if (this.revisions.some((revision) => revision.clientId === clientId)) return { kind: 'saved', revisions: revisions() };
    const followed = followMerged(operations, newer.flatMap((revision) => revision.operations), readerOf(this.records));
    const rebased = rebaseAll(readerOf(this.records), followed, newer);
    if (!rebased.ok) return { kind: 'conflict', conflicts: rebased.conflicts };
    const applied = applyAll(this.records, rebased.operations);
    if (!applied.ok) return { kind: 'refused', message: applied.failure.message };
    if (rebased.operations.length > 0) this.append(rebased.operations, clientId, undoes, 'me');
    return { kind: 'saved', revisions: revisions() };
  }
}
