import { formatLike } from '../../time/timestamp.ts';

/** A time of the source: how it is written and what it says. */
export interface WrittenTime {
  text: string;
  ms: number | null;
}

const HOUR = 3_600_000;

/**
 * A time in the shape of its neighbours: of the nearest one on the same side of the hour, since many a list writes `59:40` and then
 * `1:00:05`.
 *
 * @param near where among `times` the new one belongs
 */
export function timeLike(times: readonly WrittenTime[], near: number, ms: number): { text: string; heldMs: number } {
  const fits = (time: WrittenTime | undefined): boolean => time !== undefined && time.ms !== null && time.ms >= HOUR === ms >= HOUR;
  let example = times[near] ?? times[near - 1] ?? { text: '0:00', ms: 0 };
  for (let distance = 0; distance < times.length + 1 && !fits(example); distance += 1) {
    const found = [times[near - distance], times[near + distance]].find(fits);
    if (found) example = found;
    else if (near - distance < 0 && near + distance >= times.length) break;
  }
  const padded = /^\d\d:\d\d$/.test(example.text) ? undefined : 1;
  const twoDigits = times.some(({ text }) => /^0\d:\d\d/.test(text)) ? 2 : times.some(({ text }) => /^\d:\d\d/.test(text)) ? 1 : (padded ?? 2);
  return formatLike(example.text, ms, twoDigits);
}
