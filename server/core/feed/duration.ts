import { LATEST_MS } from '../model/id.ts';
import { formatLike } from '../time/timestamp.ts';

/**
 * Reads `itunes:duration`: seconds (possibly with a fraction), `mm:ss` or `hh:mm:ss`.
 *
 * @returns milliseconds, or null if it is not a duration
 */
export function readDuration(text: string): number | null {
  const trimmed = text.trim();
  if (!/^(?:\d+:){0,2}\d+(?:\.\d+)?$/.test(trimmed)) return null;
  const ms = Math.round(trimmed.split(':').reduce((total, part) => total * 60 + Number(part), 0) * 1000);
  return ms <= LATEST_MS ? ms : null;
}

/** Writes a duration in the form of another one, rounded down to whole seconds: `h:mm:ss` if that uses hours or minutes, else seconds. */
export const writeDurationLike = (example: string, ms: number): string => (example.includes(':') ? formatLike(example.trim(), ms).text : String(Math.floor(ms / 1000)));
