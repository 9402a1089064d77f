import { LATEST_MS } from '../../model/id.ts';
import { parseTimestamp } from '../../time/timestamp.ts';

/** A JSON object with members not yet checked. */
export type JsonObject = Record<string, unknown>;

/** An object (not a list), or null. Read its members only by names that the format defines, never by names from the file. */
export const asObject = (value: unknown): JsonObject | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;

/** A list, or null. */
export const asArray = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? (value as unknown[]) : null);

/** A string, or a number as a string; else null. */
export function asText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null;
}

/** A non-empty string, trimmed; else null. For names and labels. */
export const asName = (value: unknown): string | null => asText(value)?.trim() || null;

/** A finite number, or a string that is one (`"12.5"`); else null. */
export function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(value) ? asNumber(Number(value)) : null;
}

/** A recogniser's confidence if it is between 0 and 1; else undefined, as for a word without one. */
export function asConfidence(value: unknown): number | undefined {
  const share = asNumber(value);
  return share !== null && share >= 0 && share <= 1 ? share : undefined;
}

/** Whole milliseconds between 0 and {@link LATEST_MS} from a number of milliseconds, possibly as a string; else null. */
export function asMs(value: unknown): number | null {
  const ms = asNumber(value);
  if (ms === null) return null;
  const whole = Math.round(ms);
  return whole >= 0 && whole <= LATEST_MS ? Math.abs(whole) : null;
}

/**
 * Whole milliseconds from a time in seconds: a number (`7.25`), its text (`"7.25"`) or a clock (`"00:00:07.250"`).
 *
 * @returns null if it is not a time, or before 0 or after {@link LATEST_MS}
 */
export function secondsToMs(value: unknown): number | null {
  const seconds = asNumber(value);
  if (seconds !== null) return asMs(seconds * 1000);
  return typeof value === 'string' ? asMs(parseTimestamp(value)) : null;
}
