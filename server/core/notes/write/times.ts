import { lowerBound } from '../../edit/lowerBound.ts';
import { formatLike } from '../../time/timestamp.ts';

/** A time in the source: how it is written and its value. */
export interface WrittenTime {
  text: string;
  ms: number | null;
}

const HOUR = 3_600_000;

/** How the times of one list are written. Made once per list: a transcript has ten thousand times. */
export class TimeForm {
  /** The indexes of the times before and after the first hour, in order. */
  private readonly short: number[] = [];
  private readonly long: number[] = [];
  /** The number of digits for minutes without hours, if any time of the list shows it. */
  private readonly digits: 1 | 2 | null;

  constructor(private readonly times: readonly WrittenTime[]) {
    times.forEach(({ ms }, index) => {
      if (ms !== null) (ms >= HOUR ? this.long : this.short).push(index);
    });
    this.digits = times.some(({ text }) => /^0\d:\d\d/.test(text)) ? 2 : times.some(({ text }) => /^\d:\d\d/.test(text)) ? 1 : null;
  }

  /**
   * A time in the form of its neighbours: of the nearest one on the same side of the first hour, since many lists write `59:40` and
   * then `1:00:05`.
   *
   * @param near where among the times the new one belongs
   * @returns what is written, and its value: rounded down to what the form can hold
   */
  write(near: number, ms: number): { text: string; heldMs: number } {
    const [same, other] = ms >= HOUR ? [this.long, this.short] : [this.short, this.long];
    const example = this.times[nearest(same, near, itself) ?? nearest(other, near, itself) ?? -1]?.text ?? '00:00';
    return formatLike(example, ms, this.digits ?? (/^\d\d:\d\d$/.test(example) ? 2 : 1));
  }
}

/** Our own times: `mm:ss`, or `hh:mm:ss` throughout if the list goes on for more than an hour. */
export const defaultTimes = (ms: readonly number[]): TimeForm => new TimeForm([{ text: ms.some((time) => time >= HOUR) ? '00:00:00' : '00:00', ms: 0 }]);

const itself = (number: number): number => number;

/** What is closest to the number `near` in a list ordered by number; if two are equally close, the one before. */
export function nearest<Numbered>(list: readonly Numbered[], near: number, numberOf: (one: Numbered) => number): Numbered | null {
  const next = lowerBound(list.length, (at) => numberOf(list[at]!) > near);
  const [before, after] = [list[next - 1], list[next]];
  if (before === undefined || after === undefined) return before ?? after ?? null;
  return near - numberOf(before) <= numberOf(after) - near ? before : after;
}
