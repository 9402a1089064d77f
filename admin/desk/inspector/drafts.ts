import type { Id } from '#core/model/id';
import { Observable } from '../observable';
import { withDraft, type Draft, type DraftsByRecord, type KeptDrafts } from './keptDrafts';

/**
 * The desk's drafts, by record and field. A field shows its draft again when it reappears, even on another visit or after a reload or a crash. Drafts
 * of a deleted record wait in case the deletion is undone; meanwhile they are shown nowhere.
 */
export class Drafts extends Observable<{ all: DraftsByRecord }> {
  #outlivesPage = true;

  /** @param editable if not, stored drafts are left alone until the user may edit again */
  constructor(private readonly kept: KeptDrafts, private readonly isThere: (recordId: Id) => boolean, editable: boolean) {
    super({ all: editable ? kept.recall() : {} });
  }

  of(recordId: Id, field: string): Draft | null {
    return this.get().all[recordId]?.[field] ?? null;
  }

  isUnfinished(recordId: Id): boolean {
    return this.get().all[recordId] !== undefined;
  }

  /** Whether any of these records has a draft. */
  among(records: ReadonlyMap<Id, unknown>): boolean {
    return Object.keys(this.get().all).some((recordId) => records.has(recordId));
  }

  keep(recordId: Id, field: string, draft: Draft): void {
    this.#put(recordId, field, draft);
  }

  drop(recordId: Id, field: string): void {
    if (this.of(recordId, field) !== null) this.#put(recordId, field, null);
  }

  /** There are drafts, and the browser cannot store them, so they are lost with the page. */
  get endWithPage(): boolean {
    return !this.#outlivesPage && Object.keys(this.get().all).some(this.isThere);
  }

  /** The episode was deleted. */
  forget(): void {
    this.set({ all: {} });
    this.kept.forget();
  }

  #put(recordId: Id, field: string, draft: Draft | null): void {
    this.#outlivesPage = this.kept.put(recordId, field, draft, this.of(recordId, field));
    this.set({ all: withDraft(this.get().all, recordId, field, draft) });
  }
}
