import { parseTimestamp } from '#core/time/timestamp';

const LARGEST = 2_147_483_647;

/**
 * Parses a typed time: `7:51`, `1:02:03.250`, `51` seconds, or an offset from the present one, `+0.5`, `-2`, `+1:00`.
 *
 * @returns milliseconds; null if it is not a time, or would fall before the start
 */
export function typedTime(typed: string, present: number | null): number | null {
  const [, sign, text] = /^([+\-−])?\s*(.+)$/.exec(typed.trim().replace(',', '.')) ?? [];
  if (text === undefined) return null;
  const plain = /^\d{1,7}(\.\d{1,3})?$/.test(text) ? Math.round(Number(text) * 1_000) : parseTimestamp(text);
  if (plain === null) return null;
  const time = sign === undefined ? plain : present === null ? null : sign === '+' ? present + plain : present - plain;
  return time === null || time < 0 || time > LARGEST ? null : time;
}
