const CLOCK = /^(?:(\d+):)?(\d+):(\d+)(?:([.,:;])(\d*))?$/;

/**
 * A time in the form of another one: its separators, its number of digits, hours if it has them or they are needed. Rounded down to
 * what the form can hold.
 *
 * @returns null if that is not a clock
 */
export function clockLike(ms: number, written: string): string | null {
  const match = CLOCK.exec(written);
  if (!match) return null;
  const [, hours, minutes, seconds, mark, fraction = ''] = match;
  const parts = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  const clock = hours === undefined && parts[0] === 0
    ? `${padded(parts[1]!, minutes)}:${padded(parts[2]!, seconds)}`
    : `${padded(parts[0]!, hours)}:${padded(parts[1]!, minutes?.padStart(2, '0'))}:${padded(parts[2]!, seconds)}`;
  const thousandths = String(ms % 1000).padStart(3, '0');
  return mark === undefined ? clock : `${clock}${mark}${thousandths.slice(0, fraction.length).padEnd(fraction.length, '0')}`;
}

const padded = (value: number, like: string | undefined): string => String(value).padStart(like?.length ?? 2, '0');

/** A number of seconds in the form of another one: as short as possible, or with as many decimals. */
export function secondsLike(ms: number, written: string): string {
  const shortest = String(ms / 1000);
  if (/e/i.test(written) || String(Number(written)) === written) return shortest;
  const decimals = written.split('.')[1]?.length ?? 0;
  return decimals === 0 ? shortest : (ms / 1000).toFixed(Math.max(decimals, shortest.split('.')[1]?.length ?? 0));
}

/** The offsets of the two times on a line; null if they are not in a form we can write. */
export function clocksOn(line: string): { start: { start: number; end: number }; end: { start: number; end: number } } | null {
  const match = /^(\s*)(\d[\d:.,;]*)(\s*[^\d\s]{1,12}\s*)(\d[\d:.,;]*)/.exec(line.slice(0, 120));
  if (!match) return null;
  const [, before, first, between, second] = match;
  const [startAt, endAt] = [before!.length, before!.length + first!.length + between!.length];
  if (!CLOCK.test(first!) || !CLOCK.test(second!)) return null;
  return { start: { start: startAt, end: startAt + first!.length }, end: { start: endAt, end: endAt + second!.length } };
}
