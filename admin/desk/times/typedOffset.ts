import { formatTimestamp } from '#core/time/timestamp';
import { typedTime } from '../transcript/typedTime';

/** An offset as people type it: `32`, `+32`, `-0.5`, `1:02`; null if it is not one. */
export function typedOffset(typed: string): number | null {
  const [, sign, size] = /^\s*([+\-−]?)\s*(.*)$/.exec(typed) ?? [];
  const ms = /^[+\-−]/.test(size ?? '') ? null : typedTime(size ?? '', null);
  return ms === null ? null : sign === '-' || sign === '−' ? -ms : ms;
}

/** A time with its milliseconds, for moves of less than a second: `7:51.000`. */
export const preciseTime = (ms: number): string => `${formatTimestamp(ms)}.${String(ms % 1_000).padStart(3, '0')}`;
