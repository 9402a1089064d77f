import { LATEST_MS } from '../../model/id.ts';
import { asNumber } from './checked.ts';
import type { JsonPath } from './document.ts';
import type { JsonFindings } from './findings.ts';

/**
 * The start of something spoken. A negative one is raised to 0, and a missing one becomes `before`; both are reported. One that
 * is not a time, or beyond 24.8 days, makes the value unreadable and is reported as a rejection.
 *
 * @param toMs reads the format's unit: `secondsToMs`, `asMs`
 * @param path of the value that has the start
 * @param before the end (or start) of what precedes it, in milliseconds
 * @returns milliseconds, or null if the value has to be left out
 */
export function startOf(value: unknown, toMs: (value: unknown) => number | null, before: number, findings: JsonFindings, path: JsonPath): number | null {
  const ms = toMs(value);
  if (ms !== null) return ms;
  if (value === undefined || value === null || value === '') {
    findings.repaired(path, 'It has no start; it was placed after what comes before it.');
    return before;
  }
  const number = asNumber(value);
  if (number !== null && number < 0) {
    findings.repaired(path, 'It begins before 0; its start was set to 0.');
    return 0;
  }
  findings.rejected(path, number === null ? `Its start is not a time${told(value)}; it was left out.` : `Its start is later than ${Math.floor(LATEST_MS / 86_400_000)} days; it was left out.`);
  return null;
}

/**
 * The end of something spoken: null if there is none, or if it is not a time or before the start, which is reported.
 *
 * @param path of the value that has the end
 */
export function endOf(value: unknown, toMs: (value: unknown) => number | null, startMs: number, findings: JsonFindings, path: JsonPath): number | null {
  if (value === undefined || value === null || value === '') return null;
  const ms = toMs(value);
  if (ms !== null && ms >= startMs) return ms;
  findings.repaired(path, ms === null ? `Its end is not a time${told(value)}; it was left out.` : 'It ends before it begins; its end was left out.');
  return null;
}

/** Quotes the value if it is short enough. */
const told = (value: unknown): string => (typeof value === 'string' && value.length <= 20 ? ` (${JSON.stringify(value)})` : '');

