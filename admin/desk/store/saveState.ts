/** What the header says about the way of the edits to the server. */
export type SaveState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  | { kind: 'offline'; edits: number }
  | { kind: 'conflict'; edits: number }
  | { kind: 'refused'; edits: number; message: string };

/** The wait before the n-th retry: 1 s, 2 s, 4 s … 30 s. */
export const backoffMs = (attempt: number): number => Math.min(30_000, 1_000 * 2 ** Math.max(0, attempt - 1));
