import type { Id } from '#core/model/id';
import { Observable } from '../observable';
import { withDraft, type Draft, type DraftsByRecord, type KeptDrafts } from './keptDrafts';

/**
 * The drafts of a desk, by record and field: a field that is shown again shows its own again, also after another page, a reload or a crash.
 * Those of a record that was deleted wait for who takes that back, and are nobody's meanwhile.
 */
export class Drafts extends Observable<{ all: DraftsByRecord }> {
  #outlivesPage = true;

  /** @param editable else they wait, unseen, for when their owner may write again */
  constructor(private readonly kept: KeptDrafts, private readonly isThere: (recordId: Id) => boolean, editable: boolean) {
    super({ all: editable ? kept.recall() : {} });
  }

  of(recordId: Id, field: string): Draft | null {
    return this.get().all[recordId]?.[field] ?? null;
  }

  isUnfinished(recordId: Id): boolean {
    return this.get().all[recordId] !== undefined;
  }

  /** Whether one of these has a draft. */
  among(records: ReadonlyMap<Id, unknown>): boolean {
    return Object.keys(this.get().all).some((recordId) => records.has(recordId));
  }

  keep(recordId: Id, field: string, draft: Draft): void {
    this.#put(recordId, field, draft);
  }

  drop(recordId: Id, field: string): void {
    if (this.of(recordId, field) !== null) this.#put(recordId, field, null);
  }

  /** There are some, and the browser keeps nothing: they go with the page. */
  get endWithPage(): boolean {
    return !this.#outlivesPage && Object.keys(this.get().all).some(this.isThere);
  }

  /** The episode is no more. */
  forget(): void {
    this.set({ all: {} });
    this.kept.forget();
  }

  #put(recordId: Id, field: string, draft: Draft | null): void {
    this.#outlivesPage = this.kept.put(recordId, field, draft, this.of(recordId, field));
    this.set({ all: withDraft(this.get().all, recordId, field, draft) });
  }
}
