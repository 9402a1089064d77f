import type { FeedFinding } from '../../model/feedFinding.ts';

type Known = Pick<FeedFinding, 'code' | 'key' | 'element' | 'rule' | 'message'>;

/**
 * The findings in `after` that the source did not have already. A finding is the same if its code, episode and element are, since
 * wording and line may have moved. If several are alike, as many count as old as there were before.
 */
export function newFindings<Finding extends Known>(before: readonly Known[], after: readonly Finding[]): Finding[] {
  const kept = count(before, inWords);
  const unmatched = after.filter((finding) => !take(kept, inWords(finding)));
  const words = count(after, inWords);
  const rest = count(before.filter((finding) => !take(words, inWords(finding))), byPlace);
  return unmatched.filter((finding) => !take(rest, byPlace(finding)));
}

const byPlace = ({ code, key, element, rule }: Known): string => JSON.stringify([code, key, element, rule]);
const inWords = (finding: Known): string => byPlace(finding) + finding.message;

function count(findings: readonly Known[], nameOf: (finding: Known) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(nameOf(finding), (counts.get(nameOf(finding)) ?? 0) + 1);
  return counts;
}

/** Removes one with this name, if there is any. */
function take(counts: Map<string, number>, name: string): boolean {
  const left = counts.get(name) ?? 0;
  if (left > 0) counts.set(name, left - 1);
  return left > 0;
}
