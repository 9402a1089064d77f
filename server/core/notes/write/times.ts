import { lowerBound } from '../../edit/lowerBound.ts';
import { formatLike } from '../../time/timestamp.ts';

/** A time of the source: how it is written and what it says. */
export interface WrittenTime {
  text: string;
  ms: number | null;
}

const HOUR = 3_600_000;

/** How the times of one list are written. Made once for a list: a transcript has ten thousand of them. */
export class TimeForm {
  /** Numbers of the times before and after the first hour, in order. */
  private readonly short: number[] = [];
  private readonly long: number[] = [];
  /** Digits of minutes without hours, where some time of the list shows it. */
  private readonly digits: 1 | 2 | null;

  constructor(private readonly times: readonly WrittenTime[]) {
    times.forEach(({ ms }, index) => {
      if (ms !== null) (ms >= HOUR ? this.long : this.short).push(index);
    });
    this.digits = times.some(({ text }) => /^0\d:\d\d/.test(text)) ? 2 : times.some(({ text }) => /^\d:\d\d/.test(text)) ? 1 : null;
  }

  /**
   * A time in the shape of its neighbours: of the nearest one on the same side of the hour, since many a list writes `59:40` and then
   * `1:00:05`.
   *
   * @param near where among the times the new one belongs
   * @returns what is written, and what it says: rounded down to what the shape can hold
   */
  write(near: number, ms: number): { text: string; heldMs: number } {
    const [same, other] = ms >= HOUR ? [this.long, this.short] : [this.short, this.long];
    const example = this.times[nearest(same, near) ?? nearest(other, near) ?? -1]?.text ?? '00:00';
    return formatLike(example, ms, this.digits ?? (/^\d\d:\d\d$/.test(example) ? 2 : 1));
  }
}

/** Our own times: `mm:ss`, in a list that goes on for more than an hour `hh:mm:ss` throughout. */
export const defaultTimes = (ms: readonly number[]): TimeForm => new TimeForm([{ text: ms.some((time) => time >= HOUR) ? '00:00:00' : '00:00', ms: 0 }]);

/** The number next to `near` in a list in order; of two as near the one before. */
function nearest(numbers: readonly number[], near: number): number | null {
  const next = lowerBound(numbers.length, (at) => numbers[at]! > near);
  const [before, after] = [numbers[next - 1], numbers[next]];
  if (before === undefined || after === undefined) return before ?? after ?? null;
  return near - before <= after - near ? before : after;
}
