import type { HistoryEntry } from '#core/model/history';

/** Edits of one person, a few minutes apart at most. */
export interface Group {
  author: string | null;
  authorId: string | null;
  /** Of the newest of them. */
  at: string;
  entries: HistoryEntry[];
}

const APART_MS = 10 * 60_000;

/** Newest first, as they come. */
export function groupsOf(entries: readonly HistoryEntry[]): Group[] {
  const groups: Group[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    const near = last && Date.parse(last.entries.at(-1)!.createdAt) - Date.parse(entry.createdAt) <= APART_MS;
    if (last && near && last.authorId === entry.authorId && last.author === entry.author) last.entries.push(entry);
    else groups.push({ author: entry.author, authorId: entry.authorId, at: entry.createdAt, entries: [entry] });
  }
  return groups;
}
