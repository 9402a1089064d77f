import { parseTimestamp } from '../../time/timestamp.ts';

/** A position in a text, advanced by reading. */
interface Place {
  readonly text: string;
  at: number;
  readonly end: number;
}

export interface Timings {
  startMs: number;
  endMs: number;
  /** What follows on the line, trimmed. */
  settings: string;
  /** What the standard does not allow but could be read; null if nothing. */
  repaired: string | null;
}

const COLON = 0x3a;

/** Reads digits: their value, and how many there were. */
function digits(place: Place): { value: number; count: number } {
  const from = place.at;
  let value = 0;
  for (; place.at < place.end; place.at++) {
    const digit = place.text.charCodeAt(place.at) - 0x30;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return { value, count: place.at - from };
}

/** Skips one character if it is this one. */
function took(place: Place, code: number): boolean {
  if (place.at >= place.end || place.text.charCodeAt(place.at) !== code) return false;
  place.at++;
  return true;
}

/** Exactly two digits. */
function pair(place: Place): number {
  const { value, count } = digits(place);
  return count === 2 ? value : NaN;
}

const USUAL_LENGTH = 'hh:mm:ss.ttt'.length;

/** A fast path for timestamps in the usual form; -1 for others, which may be valid as well. */
function usualTimestamp(text: string, at: number, end: number): number {
  if (at + USUAL_LENGTH > end || text.charCodeAt(at + 2) !== COLON || text.charCodeAt(at + 5) !== COLON || text.charCodeAt(at + 8) !== 0x2e) return -1;
  const hours = twoDigits(text, at);
  const minutes = twoDigits(text, at + 3);
  const seconds = twoDigits(text, at + 6);
  const hundredths = twoDigits(text, at + 9);
  const thousandth = text.charCodeAt(at + 11) - 0x30;
  const next = at + USUAL_LENGTH < end ? text.charCodeAt(at + USUAL_LENGTH) - 0x30 : -1;
  if (hours < 0 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59 || hundredths < 0 || thousandth < 0 || thousandth > 9 || (next >= 0 && next <= 9)) return -1;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + hundredths * 10 + thousandth;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

/**
 * Reads a timestamp by the standard ("collect a WebVTT timestamp", § 6.3): `mm:ss.ttt`, optionally after hours of any number of digits.
 *
 * @returns milliseconds, or NaN if there is none; the position is then undefined
 */
export function collectTimestamp(place: Place): number {
  const usual = usualTimestamp(place.text, place.at, place.end);
  if (usual >= 0) {
    place.at += USUAL_LENGTH;
    return usual;
  }
  const first = digits(place);
  if (first.count === 0 || !took(place, COLON)) return NaN;
  let [hours, minutes, seconds] = [0, first.value, pair(place)];
  if (first.count !== 2 || first.value > 59 || place.text.charCodeAt(place.at) === COLON) {
    if (!took(place, COLON)) return NaN;
    [hours, minutes, seconds] = [first.value, seconds, pair(place)];
  }
  if (!took(place, 0x2e)) return NaN;
  const { value: thousandths, count } = digits(place);
  return count === 3 && minutes <= 59 && seconds <= 59 ? ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths : NaN;
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0c || code === 0x0a || code === 0x0d;

function skipSpace(place: Place): void {
  while (place.at < place.end && isSpace(place.text.charCodeAt(place.at))) place.at++;
}

/** The times and settings on a line, by the standard ("collect WebVTT cue timings and settings", § 6.3); null if it is not such a line. */
export function collectTimings(text: string, from: number, end: number): Timings | null {
  const place = { text, at: from, end };
  skipSpace(place);
  const startMs = collectTimestamp(place);
  if (Number.isNaN(startMs)) return null;
  skipSpace(place);
  if (!took(place, 0x2d) || !took(place, 0x2d) || !took(place, 0x3e)) return null;
  skipSpace(place);
  const endMs = collectTimestamp(place);
  if (Number.isNaN(endMs)) return null;
  return { startMs, endMs, settings: place.at === end ? '' : text.slice(place.at, end).trim(), repaired: null };
}

const ARROW = String.raw`(?:-{1,3} ?>|[–—]>|&#45;&#45;>|--&gt;|[→⟶➔]|=>)`;
const LOOSE = new RegExp(String.raw`^\s*(\d[\d:.,]*)\s*(${ARROW})\s*(\d[\d:.,]*)`);
/** How much of a line is examined for times. */
const LONGEST_TIMES = 120;

/**
 * The times and settings on a line as tools and people write them: fractions after a comma, with any number of digits or none,
 * one-digit hours and minutes, minutes past 59, other arrows.
 */
export function looseTimings(text: string, from: number, end: number): Timings | null {
  const exact = collectTimings(text, from, end);
  if (exact) return exact;
  const match = LOOSE.exec(text.slice(from, Math.min(end, from + LONGEST_TIMES)));
  if (!match) return null;
  const [startMs, endMs] = [looseTimestamp(match[1]!), looseTimestamp(match[3]!)];
  if (startMs === null || endMs === null) return null;
  const what = match[2] === '-->' ? 'The times are not written as WebVTT requires (hh:mm:ss.ttt).' : `"${match[2]}" was read as "-->".`;
  return { startMs, endMs, settings: text.slice(from + match[0].length, end).trim(), repaired: what };
}

/** A timestamp as people write it, possibly with more than three digits after the dot, or a colon before them. */
export function looseTimestamp(written: string): number | null {
  return parseTimestamp(written.replace(/^(\d+:\d+:\d+):(\d{3})$/, '$1.$2').replace(/([.,]\d{3})\d+$/, '$1').replace(/[.,]$/, ''));
}

/** Whether a line is a failed attempt at times: what follows is not text of the cue above. */
export const triesTimings = (line: string): boolean => /^\s*\d{1,3}[:.,]\d[^\s]*\s*-{1,2}>/.test(line) || /-->\s*\d{1,3}:\d/.test(line);
