import { z } from 'zod';
import { Id } from '#core/model/id';

/**
 * What stands in a field and is no edit: it is no value, or not whole or not saved yet; what is wrong with it, once that was said; and in a
 * form that is saved, over which value it was typed.
 */
const Draft = z.strictObject({ typed: z.string(), wrong: z.string().nullable(), over: z.string().optional() });
export type Draft = z.infer<typeof Draft>;

/** By record and field. */
const DraftsByRecord = z.record(Id, z.record(z.string(), Draft));
export type DraftsByRecord = z.infer<typeof DraftsByRecord>;

/** Where the browser keeps nothing, this page knows them while it is open. */
const here = new Map<string, DraftsByRecord>();

/** Where the drafts of one person at one episode lie in this browser until they are edits or given up. */
export class KeptDrafts {
  readonly #key: string;

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, episodeId: Id, userId: Id) {
    this.#key = `stet.drafts.${episodeId}.${userId}`;
  }

  recall(): DraftsByRecord {
    return here.get(this.#key) ?? this.#stored();
  }

  /**
   * Keeps a draft, or none, among those that lie there: of another tab, too. What that typed in the same field since is not taken away.
   *
   * @param was the draft that is taken away where none is to be kept
   * @returns whether it outlives this page
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

  /** What stands in the fields. */
  words(): string[] {
    return Object.values(this.recall()).flatMap((fields) => Object.values(fields).map(({ typed }) => typed)).filter((typed) => typed.trim() !== '');
  }

  forget(): void {
    here.delete(this.#key);
    try {
      this.storage.removeItem(this.#key);
    } catch {
      // a browser that keeps nothing has nothing to forget
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

/** The same drafts but for one; a record without any is not among them. */
export function withDraft(drafts: DraftsByRecord, recordId: Id, field: string, draft: Draft | null): DraftsByRecord {
  const { [recordId]: ofRecord = {}, ...others } = drafts;
  const fields = Object.entries(ofRecord).filter(([name]) => name !== field);
  if (draft !== null) fields.push([field, draft]);
  return fields.length === 0 ? others : { ...others, [recordId]: Object.fromEntries(fields) };
}
