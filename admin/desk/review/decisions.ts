import { findingKey } from '#core/check/sameFinding';
import type { Finding, FindingIdentity, IgnoredFinding } from '#core/model/finding';
import type { PendingDecision } from '../store/pendingDecision';

/** Findings that somebody decided to ignore, by the finding's key. */
export type Decisions = ReadonlyMap<string, IgnoredFinding>;

export const decisionsOf = (ignored: readonly IgnoredFinding[]): Decisions => new Map(ignored.map((decision) => [findingKey(decision), decision]));

export const identityOf = ({ code, recordId, about }: Finding): FindingIdentity => ({ code, recordId, about });

/** The decisions, including those still on their way to the server. */
export function withWaiting(decisions: Decisions, waiting: readonly PendingDecision[]): Decisions {
  if (waiting.length === 0) return decisions;
  const all = new Map(decisions);
  for (const { findings, reason, at } of waiting) {
    for (const finding of findings) {
      const key = findingKey(finding);
      if (reason === null) all.delete(key);
      else if (!all.has(key)) all.set(key, { ...finding, reason, by: null, at });
    }
  }
  return all;
}
