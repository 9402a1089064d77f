import { asArray, asNumber, asObject } from '../json/checked.ts';
import type { Report } from '../reading.ts';

/** The report in a stet-json file; if it has none, or says that nothing was read, all of its units count as read. */
export function reportIn(value: unknown, units: number): Report {
  const report = asObject(value);
  return {
    read: Math.max(0, Math.round(asNumber(report?.read) ?? 0)) || units,
    repaired: entries(report?.repaired, 'what').map(({ line, text }) => ({ line, what: text })),
    rejected: entries(report?.rejected, 'why').map(({ line, text }) => ({ line, why: text })),
  };
}

function entries(value: unknown, name: 'what' | 'why'): { line: number; text: string }[] {
  return (asArray(value) ?? []).flatMap((item) => {
    const entry = asObject(item);
    const text = entry?.[name];
    return entry && typeof text === 'string' ? [{ line: Math.max(1, Math.round(asNumber(entry.line) ?? 1)), text }] : [];
  });
}
