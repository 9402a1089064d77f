import { findingKey } from '#core/check/sameFinding';
import type { Finding, FindingIdentity, IgnoredFinding } from '#core/model/finding';

/** What somebody decided to leave be, by the finding's key. */
export type Decisions = ReadonlyMap<string, IgnoredFinding>;

export const decisionsOf = (ignored: readonly IgnoredFinding[]): Decisions => new Map(ignored.map((decision) => [findingKey(decision), decision]));

export const identityOf = ({ code, recordId, about }: Finding): FindingIdentity => ({ code, recordId, about });

/** The decisions of now without those that were made between two others: what was decided since stays. */
export function undecided(now: Decisions, before: Decisions, after: Decisions): Decisions {
  const left = new Map(now);
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(key);
    if (was === after.get(key)) continue;
    if (was) left.set(key, was);
    else left.delete(key);
  }
  return left;
}

/** As many as the server takes at once. */
const MOST = 1_000;

/** @returns what the server answered last: all decisions, those of the parts before among them */
export async function inParts<Answer>(identities: readonly FindingIdentity[], send: (part: FindingIdentity[]) => Promise<Answer>): Promise<Answer> {
  for (let from = 0; ; from += MOST) {
    const answer = await send(identities.slice(from, from + MOST));
    if (from + MOST >= identities.length) return answer;
  }
}
