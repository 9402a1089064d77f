/** The two times of a cue, as given on a line. */
interface Timing {
  /** Milliseconds, possibly negative; null if it cannot be read. */
  startMs: number | null;
  endMs: number | null;
  /** Where the rest of the line begins: coordinates, or words on the same line as the times. */
  restAt: number;
  /** Whether minutes or seconds exceed 59 below a larger unit. */
  overflows: boolean;
  /** How the times differ from SubRip's form: bits of {@link Otherwise}, 0 for not at all. */
  otherwise: number;
}

/** Deviations from `hh:mm:ss,mmm --> hh:mm:ss,mmm`. */
export const Otherwise = { mark: 1, fraction: 2, clock: 4, arrow: 8 } as const;

const [NEWLINE, TAB, SPACE, COMMA, MINUS, DOT, COLON, SEMICOLON, GREATER] = [0x0a, 0x09, 0x20, 0x2c, 0x2d, 0x2e, 0x3a, 0x3b, 0x3e];
const [NO_BREAK_SPACE, EN_DASH, EM_DASH, RIGHT_ARROW, MINUS_SIGN, BYTE_ORDER_MARK] = [0xa0, 0x2013, 0x2014, 0x2192, 0x2212, 0xfeff];
/** `0:00:00` to `9999:59:59`: longer runs of digits are not a clock. */
const MOST_DIGITS = 4;
const LONGEST_BROKEN = 20;
const USUAL_CLOCK = 'hh:mm:ss'.length;

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** White space inside a line. */
export const isBlank = (code: number): boolean => code === SPACE || code === TAB || code === NO_BREAK_SPACE || code === BYTE_ORDER_MARK;
const isDash = (code: number): boolean => code === MINUS || code === EN_DASH || code === EM_DASH || code === MINUS_SIGN;

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** The scanner's last result: module variables, so that scanning many cues allocates no object per number. */
let scannedAt = 0;
let scannedOverflow = false;
let scannedOtherwise = 0;

/** Reads digits at `from`; -1 if there are none or too many. Leaves `scannedAt` after them. */
function scanNumber(text: string, from: number): number {
  let value = 0;
  let at = from;
  for (let code = text.charCodeAt(at); isDigit(code); code = text.charCodeAt(at)) {
    if (at - from === MOST_DIGITS) return -1;
    value = value * 10 + code - 0x30;
    at += 1;
  }
  scannedAt = at;
  return at === from ? -1 : value;
}

/** Reads the digits of a fraction as a decimal part: `,5` is 500 ms, `,1234` is 123 ms. Leaves `scannedAt` after them. */
function scanFraction(text: string, from: number): number {
  let value = 0;
  let unit = 100;
  let at = from;
  for (let code = text.charCodeAt(at); isDigit(code); code = text.charCodeAt(at)) {
    value += (code - 0x30) * unit;
    unit /= 10;
    at += 1;
  }
  scannedAt = at;
  if (at - from !== 3) scannedOtherwise |= Otherwise.fraction;
  return Math.round(value);
}

/** Reads `[-][h:]m:s[,fraction]` at `from`, with blanks allowed after its marks; NaN if there is none. Leaves `scannedAt` after it. */
function scanTime(text: string, from: number): number {
  const negative = isDash(text.charCodeAt(from));
  const first = scanNumber(text, negative ? from + 1 : from);
  const afterFirst = first < 0 ? from : skipBlanks(text, scannedAt);
  if (first < 0 || text.charCodeAt(afterFirst) !== COLON) return NaN;
  const second = scanNumber(text, skipBlanks(text, afterFirst + 1));
  if (second < 0) return NaN;
  let [hours, minutes, seconds] = [0, first, second];
  const afterSecond = scannedAt;
  if (text.charCodeAt(afterSecond) === COLON) {
    const third = scanNumber(text, skipBlanks(text, afterSecond + 1));
    if (third < 0) return NaN;
    [hours, minutes, seconds] = [first, second, third];
    scannedOverflow ||= minutes > 59;
    // a long recording has three digits of hours
    if (scannedAt - from < USUAL_CLOCK) scannedOtherwise |= Otherwise.clock;
  } else scannedOtherwise |= Otherwise.clock;
  scannedOverflow ||= seconds > 59;
  const whole = (hours * 3600 + minutes * 60 + seconds) * 1000;
  const ms = whole + scanFractionAfterMark(text, scannedAt);
  return negative ? -ms : ms;
}

function scanFractionAfterMark(text: string, end: number): number {
  const mark = text.charCodeAt(end);
  if (mark !== COMMA && mark !== DOT && mark !== COLON && mark !== SEMICOLON) {
    scannedOtherwise |= Otherwise.fraction;
    return 0;
  }
  const from = skipBlanks(text, end + 1);
  if (mark !== COMMA) scannedOtherwise |= Otherwise.mark;
  if (isDigit(text.charCodeAt(from))) return scanFraction(text, from);
  scannedOtherwise |= Otherwise.fraction;
  scannedAt = end + 1;
  return 0;
}

/** Reads an arrow (`-->`, `->`, `—>`, `-- >`, `→`) with blanks around it; -1 if there is none, else the offset where it ends. */
function scanArrow(text: string, from: number): number {
  let at = skipBlanks(text, from);
  if (!text.startsWith('-->', at)) scannedOtherwise |= Otherwise.arrow;
  if (text.charCodeAt(at) === RIGHT_ARROW) return skipBlanks(text, at + 1);
  const dashes = at;
  while (isDash(text.charCodeAt(at))) at = skipBlanks(text, at + 1);
  if (at === dashes || text.charCodeAt(at) !== GREATER) return -1;
  while (text.charCodeAt(at) === GREATER) at += 1;
  return skipBlanks(text, at);
}

/**
 * Reads the line at `from` as the times of a cue: two times with an arrow between them. The end may be missing, or one of the two
 * unreadable; if both are, it is a line of words.
 *
 * @param hasArrow whether the line contains `-->`: only then one unreadable time is accepted
 * @returns null for a line of words
 */
export function readTiming(text: string, from: number, hasArrow: boolean): Timing | null {
  const at = skipBlanks(text, from);
  const code = text.charCodeAt(at);
  if (!isDigit(code) && !isDash(code)) return null;
  scannedOverflow = false;
  scannedOtherwise = 0;
  const startMs = scanTime(text, at);
  const endAt = Number.isNaN(startMs) ? -1 : scanArrow(text, scannedAt);
  if (endAt < 0) return hasArrow && isDigit(code) ? withoutStart(text, at) : null;
  const endMs = scanTime(text, endAt);
  if (!Number.isNaN(endMs)) return { startMs, endMs, restAt: scannedAt, overflows: scannedOverflow, otherwise: scannedOtherwise };
  const next = text.charCodeAt(endAt);
  if (endAt < text.length && next !== NEWLINE && !isDigit(next)) return null;
  return { startMs, endMs: null, restAt: lineEnd(text, endAt), overflows: scannedOverflow, otherwise: scannedOtherwise };
}

/** `00:0O:01 --> 00:00:02`: the end is a time, and what precedes the arrow is one word that starts like one. */
function withoutStart(text: string, from: number): Timing | null {
  const arrow = text.indexOf('-->', from);
  const broken = text.slice(from, Math.min(arrow, from + LONGEST_BROKEN)).trimEnd();
  if (arrow - from > LONGEST_BROKEN || !broken.includes(':') || /\s/u.test(broken)) return null;
  scannedOtherwise = 0;
  const endMs = scanTime(text, skipBlanks(text, arrow + 3));
  return Number.isNaN(endMs) ? null : { startMs: null, endMs, restAt: scannedAt, overflows: scannedOverflow, otherwise: scannedOtherwise };
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
