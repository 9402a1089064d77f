import { asMs, asNumber, asObject, secondsToMs } from '../json/checked.ts';

/**
 * Milliseconds of a duration in Google's APIs: `"1.400s"` (protobuf's JSON), or `{ seconds, nanos }` (its clients), where zeros may be
 * missing.
 *
 * @returns null if it is not a duration
 */
export function durationToMs(value: unknown): number | null {
  if (typeof value === 'string') return secondsToMs(value.trim().replace(/s$/, ''));
  const parts = asObject(value);
  if (!parts) return secondsToMs(value);
  const [seconds, nanos] = [asNumber(parts.seconds ?? 0), asNumber(parts.nanos ?? 0)];
  return seconds === null || nanos === null ? null : asMs(seconds * 1000 + nanos / 1_000_000);
}
