import { LATEST_MS } from '../../model/id.ts';
/** `npt-hhmmss` or `npt-sec` of RFC 2326 (§ 3.6), hours optional, a fraction of any length after a dot or a comma. */
const NPT = /^(?:npt[:=]\s?)?(?:(?:(\d{1,6}):)?(\d{1,6}):)?(\d{1,10})(?:[.,](\d{0,20}))?s?$/i;

/**
 * Reads the start of a chapter in Podlove Simple Chapters (§ 2.3): `hh:mm:ss.mmm`, `mm:ss`, seconds, or Normal Play Time.
 *
 * @returns milliseconds, or null if it is not a time or more than 2³¹−1
 */
export function pscStart(text: string): number | null {
  const match = NPT.exec(text.trim());
  if (!match) return null;
  const [, hours, minutes, seconds, fraction = ''] = match;
  if (minutes !== undefined && Number(seconds) > 59) return null;
  if (hours !== undefined && Number(minutes) > 59) return null;
  const whole = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds);
  const ms = whole * 1000 + Math.round(Number(`0.${fraction}0`) * 1000);
  return ms > LATEST_MS ? null : ms;
}
