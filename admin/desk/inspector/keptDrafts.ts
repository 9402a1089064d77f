import { z } from 'zod';
import { Id } from '#core/model/id';

/**
 * Text in a field that is not an edit, because it is invalid, incomplete or not saved yet; what is wrong with it, once that was shown; and in a form
 * that is saved as a whole, the value over which it was typed.
 */
const Draft = z.strictObject({ typed: z.string(), wrong: z.string().nullable(), over: z.string().optional() });
export type Draft = z.infer<typeof Draft>;

const DraftsByRecord = z.record(Id, z.record(z.string(), Draft));
export type DraftsByRecord = z.infer<typeof DraftsByRecord>;

/** If the browser has no storage, this page remembers them while it is open. */
const here = new Map<string, DraftsByRecord>();

/** One person's drafts in one episode, kept in this browser until they become edits or are given up. */
export class KeptDrafts {
  readonly #key: string;

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, episodeId: Id, userId: Id) {
    this.#key = `stet.drafts.${episodeId}.${userId}`;
  }

  recall(): DraftsByRecord {
    return here.get(this.#key) ?? this.#stored();
  }

  /**
   * Keeps a draft, or removes it, without touching those of other tabs. If another tab has typed something else in the same field, that is not
   * removed.
   *
   * @param was the draft to remove if `draft` is null
   * @returns whether the draft will survive this page
   */
  put(recordId: Id, field: string, draft: Draft | null, was: Draft | null): boolean {
    const lying = this.recall();
    const isAnother = draft === null && lying[recordId]?.[field]?.typed !== was?.typed;
    const all = isAnother ? lying : withDraft(lying, recordId, field, draft);
    try {
      if (Object.keys(all).length > 0) this.storage.setItem(this.#key, JSON.stringify(all));
      else this.storage.removeItem(this.#key);
      here.delete(this.#key);
      return true;
    } catch {
      here.set(this.#key, all);
      return false;
    }
  }

  /** The text in the fields. */
  words(): string[] {
    return Object.values(this.recall()).flatMap((fields) => Object.values(fields).map(({ typed }) => typed)).filter((typed) => typed.trim() !== '');
  }

  forget(): void {
    here.delete(this.#key);
    try {
      this.storage.removeItem(this.#key);
    } catch {
      // a browser without storage has nothing to forget
    }
  }

  #stored(): DraftsByRecord {
    try {
      return DraftsByRecord.safeParse(JSON.parse(this.storage.getItem(this.#key) ?? '{}')).data ?? {};
    } catch {
      return {};
    }
  }
}

/** The same drafts except for one. A record without drafts is left out. */
export function withDraft(drafts: DraftsByRecord, recordId: Id, field: string, draft: Draft | null): DraftsByRecord {
  const { [recordId]: ofRecord = {}, ...others } = drafts;
  const fields = Object.entries(ofRecord).filter(([name]) => name !== field);
  if (draft !== null) fields.push([field, draft]);
  return fields.length === 0 ? others : { ...others, [recordId]: Object.fromEntries(fields) };
}
