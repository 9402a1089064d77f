import type { FindingIdentity } from '#core/model/finding';
import type { Id } from '#core/model/id';

/** A decision to ignore findings, or to bring them back, on its way to the server. */
export interface PendingDecision {
  /** Sent along, so that a decision that arrives twice is made once. */
  clientId: Id;
  findings: FindingIdentity[];
  /** Why they are ignored; null if they are brought back. */
  reason: string | null;
  /** ISO 8601 */
  at: string;
}
