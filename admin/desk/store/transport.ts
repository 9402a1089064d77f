import type { IgnoredFinding } from '#core/model/finding';
import type { Conflict, LastOfMine, NewRevision, Revision } from '#core/model/revision';
import type { PendingDecision } from './pendingDecision';

export type Answer =
  | { kind: 'saved'; revisions: Revision[] }
  | { kind: 'conflict'; conflicts: Conflict[] }
  | { kind: 'refused'; message: string }
  | { kind: 'unreachable' };

/** Of a decision: all findings that are to be left be now, else as of an edit. */
export type Decided = { kind: 'decided'; ignored: IgnoredFinding[] } | Extract<Answer, { kind: 'refused' | 'unreachable' }>;

/** The way to the server; failure is an answer, not an exception. */
export interface Transport {
  send(revision: NewRevision): Promise<Answer>;
  decide(decision: PendingDecision): Promise<Decided>;
  /** Revisions newer than a number, oldest first; null when the server does not answer. */
  since(revision: number): Promise<Revision[] | null>;
  /** One's own newest revision before a number that can be taken back; null when the server does not answer. */
  lastOfMine(before: number): Promise<LastOfMine | null>;
}
