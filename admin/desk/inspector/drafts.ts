import type { Id } from '#core/model/id';

/** What stands in a field and is no edit: it is no value, or not whole yet. */
export interface Draft {
  typed: string;
  /** What is wrong with it, once that was said. */
  wrong: string | null;
}

/** The drafts of a desk, by record and field: a field that is shown again shows its own again, and closing the page asks while there are any. */
export class Drafts {
  readonly #drafts = new Map<Id, Map<string, Draft>>();

  constructor(private readonly isThere: (recordId: Id) => boolean) {}

  of(recordId: Id, field: string): Draft | null {
    return this.#drafts.get(recordId)?.get(field) ?? null;
  }

  keep(recordId: Id, field: string, draft: Draft): void {
    const ofRecord = this.#drafts.get(recordId) ?? new Map<string, Draft>();
    this.#drafts.set(recordId, ofRecord.set(field, draft));
  }

  drop(recordId: Id, field: string): void {
    this.#drafts.get(recordId)?.delete(field);
  }

  /** Those of a record that was deleted are nobody's any longer. */
  get any(): boolean {
    return [...this.#drafts].some(([recordId, fields]) => fields.size > 0 && this.isThere(recordId));
  }
}
