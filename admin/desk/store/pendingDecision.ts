import type { FindingIdentity } from '#core/model/finding';
import type { Id } from '#core/model/id';

/** Somebody decided to leave findings be, or to bring them back; on its way to the server. */
export interface PendingDecision {
  /** Sent along, so that the same decision arriving twice is made once. */
  clientId: Id;
  findings: FindingIdentity[];
  /** Why they are to be left be; null where they are brought back. */
  reason: string | null;
  /** ISO 8601 */
  at: string;
}
