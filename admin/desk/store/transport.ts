import type { IgnoredFinding } from '#core/model/finding';
import type { Conflict, LastOfMine, NewRevision, Revision } from '#core/model/revision';
import type { PendingDecision } from './pendingDecision';

export type Answer =
  | { kind: 'saved'; revisions: Revision[] }
  | { kind: 'conflict'; conflicts: Conflict[] }
  | { kind: 'refused'; message: string }
  | { kind: 'unreachable' };

/** The answer to a decision: all findings ignored now, or a failure as for an edit. */
export type Decided = { kind: 'decided'; ignored: IgnoredFinding[] } | Extract<Answer, { kind: 'refused' | 'unreachable' }>;

/** The connection to the server; failure is an answer, not an exception. */
export interface Transport {
  send(revision: NewRevision): Promise<Answer>;
  decide(decision: PendingDecision): Promise<Decided>;
  /** Revisions after a number, oldest first; null if the server does not answer. */
  since(revision: number): Promise<Revision[] | null>;
  /** The user's newest revision before a number that can be undone; null if the server does not answer. */
  lastOfMine(before: number): Promise<LastOfMine | null>;
}
