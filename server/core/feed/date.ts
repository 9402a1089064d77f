const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 2822, § 4.3. For every other zone name the offset is unknown, and to be read as +0000. */
const ZONES: Readonly<Record<string, number>> = { EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420 };
const DATE = /^(?:[A-Za-z]+,?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?\s+(\d{4}|\d{2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?(?:\s*([+-]\d{2}):?(\d{2})|\s+([A-Za-z]+))?/;

/**
 * Reads a feed's date: RFC 2822, § 3.3, with the obsolete forms (two-digit years, zone names), tolerating a wrong or missing day
 * name and missing seconds; also ISO 8601, which some feeds write.
 *
 * @returns ISO 8601 in UTC, or null if it is not a date
 */
export function readDate(text: string): string | null {
  const trimmed = text.trim();
  if (/^\d{4}-\d{2}-\d{2}(?:$|T)/.test(trimmed)) return iso(Date.parse(trimmed));
  const match = DATE.exec(trimmed);
  const month = MONTHS.indexOf(match?.[2]?.toLowerCase() ?? '');
  if (!match || month === -1) return null;
  const [day, hour, minute, second] = [match[1], match[4], match[5], match[6]].map((digits) => Number(digits ?? 0)) as [number, number, number, number];
  if (day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return null;
  return iso(Date.UTC(fullYear(match[3]!), month, day, hour, minute, second) - offsetMinutes(match) * 60_000);
}

const fullYear = (digits: string): number => Number(digits) + (digits.length === 4 ? 0 : Number(digits) < 50 ? 2000 : 1900);

function offsetMinutes([, , , , , , , hours, minutes, zone]: RegExpExecArray): number {
  if (hours === undefined) return ZONES[zone?.toUpperCase() ?? ''] ?? 0;
  return (hours.startsWith('-') ? -1 : 1) * (Math.abs(Number(hours)) * 60 + Number(minutes));
}

const iso = (ms: number): string | null => (Number.isNaN(ms) ? null : new Date(ms).toISOString());

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const two = (value: number): string => String(value).padStart(2, '0');

/** Writes an ISO 8601 instant as RSS wants it (RFC 2822, § 3.3): `Tue, 04 Mar 2025 09:05:00 +0000`. */
export function writeDate(instant: string): string {
  const date = new Date(instant);
  const month = MONTHS[date.getUTCMonth()]!;
  const day = `${DAYS[date.getUTCDay()]}, ${two(date.getUTCDate())} ${month[0]!.toUpperCase()}${month.slice(1)} ${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}

/** The zone of a date: `+0100`, `GMT`. */
const ZONE = /(?:([+-])(\d{2}):?(\d{2})|([A-Za-z]+))\s*(?:\([^)]*\)\s*)?$/;

/**
 * Writes an instant in the form of another date: its zone, a day name if it has one, one or two digits for the day, seconds if it
 * has them; or ISO 8601.
 *
 * @param example a date from the source; if it is not a date, the form is that of {@link writeDate}
 */
export function writeDateLike(example: string, instant: string): string {
  const trimmed = example.trim();
  if (/^\d{4}-\d{2}-\d{2}T/.test(trimmed)) return new Date(instant).toISOString().replace(/\.\d{3}Z$/, trimmed.includes('.') ? '$&' : 'Z');
  const match = DATE.exec(trimmed);
  if (!match || match[4] === undefined) return writeDate(instant);
  const zone = ZONE.exec(trimmed);
  const offset = offsetMinutes(match);
  const written = writeDate(new Date(Date.parse(instant) + offset * 60_000).toISOString());
  const [, weekday, day, rest, clock, seconds] = /^(\w+, )(\d\d)( \w+ \d+ )(\d\d:\d\d)(:\d\d) /.exec(written)!;
  const hasSeconds = match[6] !== undefined || seconds !== ':00';
  const like = `${/^[A-Za-z]/.test(trimmed) ? weekday : ''}${/^(?:[A-Za-z]+,?\s+)?\d\s/.test(trimmed) ? String(Number(day)) : day}${rest}${clock}${hasSeconds ? seconds : ''} ${zone ? zone[0] : '+0000'}`;
  return readDate(like) === readDate(written.replace('+0000', offsetText(offset))) ? like : writeDate(instant);
}

const offsetText = (minutes: number): string => `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`;
