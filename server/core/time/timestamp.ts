/** A timestamp found in a text: what it says, and where it stands there. */
export interface FoundTime {
  ms: number;
  start: number;
  end: number;
}

/** `m:ss`, `mm:ss`, `h:mm:ss`, minutes past 59, with a fraction of up to three digits after a dot or a comma. */
const TIME = /(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?/;
const WHOLE = new RegExp(`^${TIME.source}$`);

/** The times in running text: not inside a longer number (`1:2:03:04`, `3.7:15`, `16:9:2`). */
const timePattern = (flags: string): RegExp => new RegExp(`(?<![\\d:.,])${TIME.source}(?![\\d:])`, flags);

/** Milliseconds of the groups of `TIME`; null for what no clock shows (`1:75:00`, `7:75`). */
function msOf([, hours, minutes, seconds, fraction]: readonly (string | undefined)[]): number | null {
  const [h, m, s] = [Number(hours ?? 0), Number(minutes), Number(seconds)];
  if (s > 59 || (hours !== undefined && m > 59)) return null;
  return ((h * 60 + m) * 60 + s) * 1000 + Number((fraction ?? '').padEnd(3, '0'));
}

/**
 * Reads a timestamp (`7:51`, `00:07:51`, `75:30`, `1:02:03.250`; a fraction is right-scaled: `,5` is 500 ms).
 *
 * @returns milliseconds, or null where the text is no timestamp
 */
export function parseTimestamp(text: string): number | null {
  const match = WHOLE.exec(text.trim());
  return match && msOf(match);
}

/** Seconds alone, as faster-whisper prints them: `4.20s`. */
const SECONDS = /^(\d{1,6})\.(\d{1,3})s$/;

/** Reads a timestamp, or seconds alone as in `4.20s`. */
export function parseTimeOrSeconds(text: string): number | null {
  const [, seconds, fraction] = SECONDS.exec(text) ?? [];
  return seconds === undefined ? parseTimestamp(text) : Number(seconds) * 1000 + Number(fraction!.padEnd(3, '0'));
}

/** Every timestamp in a text, in order, each with its place in UTF-16 offsets. */
export function findTimestamps(text: string): FoundTime[] {
  const found: FoundTime[] = [];
  for (const match of text.matchAll(timePattern('g'))) {
    const ms = msOf(match);
    if (ms !== null) found.push({ ms, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** `00` to `99`: files have times by the ten thousand. */
const TWO_DIGITS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

const two = (value: number): string => TWO_DIGITS[value] ?? String(value);

/** `7:51`, `1:02:03`: as a reader would say it; the fraction is dropped. */
export function formatTimestamp(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `7:51`, `1:02:03.25`: as a reader would say it, with the fraction where there is one. */
export function formatExact(ms: number): string {
  const fraction = ms % 1000;
  return fraction === 0 ? formatTimestamp(ms) : `${formatTimestamp(ms)}.${String(fraction).padStart(3, '0').replace(/0+$/, '')}`;
}

/** `00:07:51.250`: hours of at least two digits and milliseconds, as WebVTT (§3.3) and Podlove Simple Chapters (§2.3) write it; SubRip has a comma for the dot. */
export function formatClock(ms: number, fractionMark: '.' | ',' = '.'): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(ms / 60_000);
  const fraction = ms % 1000;
  const zeros = fraction >= 100 ? '' : fraction >= 10 ? '0' : '00';
  return `${two(Math.floor(ms / 3_600_000))}:${two(minutes % 60)}:${two(seconds % 60)}${fractionMark}${zeros}${fraction}`;
}

/** How many digits the minutes of `mm:ss` are padded to: `07:51` 2, `7:51` 1; of `12:30` nothing is known, so 2, which most forms are. */
const paddingOf = (example: string): number => (/^\d:/.test(example.trim()) ? 1 : 2);

/**
 * A time written the way its neighbour is: with hours where that has them (or the time needs them), padded as that is, minutes past
 * 59 where that counts so, a fraction only where that has one.
 *
 * @param example a timestamp as it stands in the source
 * @param padding digits that minutes without hours have at least: a list with one `07:51` in it writes `08:00` after `12:30` too
 * @returns the text and the milliseconds it holds: `heldMs <= ms`, rounded down to what the form can say
 */
export function formatLike(example: string, ms: number, padding = paddingOf(example)): { text: string; heldMs: number } {
  const alone = SECONDS.exec(example)?.[2]!.length;
  if (alone !== undefined) {
    const heldMs = ms - (ms % 10 ** (3 - alone));
    return { text: `${Math.floor(heldMs / 1000)}.${String(heldMs % 1000).padStart(3, '0').slice(0, alone)}s`, heldMs };
  }
  const match = WHOLE.exec(example.trim());
  const [, hours, minutes, , fraction] = match ?? [undefined, undefined, '0', '00', undefined];
  const digits = fraction?.length ?? 0;
  const mark = example.includes(',') ? ',' : '.';
  const unit = 10 ** (3 - digits);
  const heldMs = Math.floor(ms / unit) * unit;
  const total = Math.floor(heldMs / 1000);
  const longMinutes = hours === undefined && Number(minutes) > 59;
  const withHours = hours !== undefined || (total >= 3600 && !longMinutes);
  const h = Math.floor(total / 3600);
  const m = withHours ? Math.floor(total / 60) % 60 : Math.floor(total / 60);
  const head = withHours
    ? `${String(h).padStart(hours?.length ?? 1, '0')}:${two(m)}`
    : String(m).padStart(padding, '0');
  const tail = digits > 0 ? `${mark}${String(heldMs % 1000).padStart(3, '0').slice(0, digits)}` : '';
  return { text: `${head}:${two(total % 60)}${tail}`, heldMs };
}
