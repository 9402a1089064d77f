import type { Finding, Severity } from '#core/model/finding';
import type { Id } from '#core/model/id';

const rank: Record<Severity, number> = { error: 2, warning: 1, info: 0 };

/** The most severe open finding of each segment, for the page's margin and for the minimap. */
export function marksOf(open: readonly Finding[], placeOf: (finding: Finding) => Id | null): ReadonlyMap<Id, Severity> {
  const marks = new Map<Id, Severity>();
  for (const finding of open) {
    const id = placeOf(finding);
    const there = id === null ? undefined : marks.get(id);
    if (id !== null && (there === undefined || rank[finding.severity] > rank[there])) marks.set(id, finding.severity);
  }
  return marks;
}
