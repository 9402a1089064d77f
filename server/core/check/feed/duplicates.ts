import type { FeedRule } from '../../model/feedFinding.ts';
import type { Severity } from '../../model/finding.ts';
import type { Found } from './found.ts';
import { shown } from './found.ts';
import type { ListedItem } from './subject.ts';

/** Guids, enclosures and titles that an earlier item already has, under the key of the later one. */
export function* duplicates(items: readonly ListedItem[]): Generator<Found & { key: string }> {
  yield* repeated(items, ({ guid }) => guid, 'guid', 'psp-1', 'error', 'guid-taken', 'is also the guid of an earlier episode, so apps show only one of the two. Give the newer one its own');
  yield* repeated(items, ({ enclosureUrl }) => enclosureUrl, 'enclosure', 'apple', 'warning', 'enclosure-taken', 'is also the audio of an earlier episode, and Apple lists only one of the two');
  yield* repeated(items, ({ title }) => title, 'title', 'stet', 'info', 'title-taken', 'is also the title of an earlier episode, so listeners cannot tell them apart');
}

function* repeated(items: readonly ListedItem[], of: (item: ListedItem) => string | null, element: string, rule: FeedRule, severity: Severity, code: string, what: string): Generator<Found & { key: string }> {
  const seen = new Set<string>();
  for (const item of items) {
    const value = of(item);
    if (value === null) continue;
    if (seen.has(value)) yield { code, severity, rule, key: item.key, at: item.start, element, message: `${shown(value)} ${what}.` };
    seen.add(value);
  }
}
