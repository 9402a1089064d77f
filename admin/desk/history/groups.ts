import type { HistoryEntry, HistoryTaken } from '#core/model/history';

/** Edits by one person, at most a few minutes apart. */
export interface Group {
  author: string | null;
  authorId: string | null;
  /** The time of the newest. */
  at: string;
  entries: HistoryEntry[];
}

const APART_MS = 10 * 60_000;

/** Newest first, like the entries: groups of edits, with what the feed’s host took over in between. */
export function groupsOf(entries: readonly HistoryEntry[], taken: readonly HistoryTaken[]): (Group | HistoryTaken)[] {
  const groups: (Group | HistoryTaken)[] = [];
  let told = 0;
  for (const entry of entries) {
    while (told < taken.length && taken[told]!.after >= entry.number) groups.push(taken[told++]!);
    const last = groups.at(-1);
    const near = last && 'entries' in last && Date.parse(last.entries.at(-1)!.createdAt) - Date.parse(entry.createdAt) <= APART_MS;
    if (near && last.authorId === entry.authorId && last.author === entry.author) last.entries.push(entry);
    else groups.push({ author: entry.author, authorId: entry.authorId, at: entry.createdAt, entries: [entry] });
  }
  return [...groups, ...taken.slice(told)];
}
