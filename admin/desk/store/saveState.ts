/** How many edits and decisions about findings the server does not have yet. */
export interface Waiting {
  edits: number;
  decisions: number;
}

/** What the header says about saving. */
export type SaveState =
  | { kind: 'saved' }
  | { kind: 'saving' }
  | ({ kind: 'offline' } & Waiting)
  /** The server does not answer, and this browser does not keep edits either. */
  | ({ kind: 'unkept' } & Waiting)
  | ({ kind: 'conflict' } & Waiting)
  | ({ kind: 'refused'; message: string } & Waiting);

/**
 * The wait before the n-th retry: 1 s, 2 s, 4 s … 15 s, each shortened by up to a half, so that not every client comes back to a
 * server at the same moment.
 *
 * @param random from 0 to 1
 */
export const backoffMs = (attempt: number, random: number): number => Math.min(15_000, 1_000 * 2 ** Math.max(0, attempt - 1)) * (1 - random / 2);
