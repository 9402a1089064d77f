import { Tally } from '../tally.ts';
import { isBlank, isDigit, Otherwise, readTiming } from './timing.ts';

/** A cue as it stands in the file. */
export interface SrtCue {
  /** Milliseconds; may be negative in the file. */
  startMs: number;
  /** Null if there is none that can be read. */
  endMs: number | null;
  /** Its lines, with tags and inner blank lines, trimmed. */
  text: string;
  /** The line of its times, from 1. */
  line: number;
  /** The offset of that line in the parsed text, so that a cue can be patched in place. */
  at: number;
  /** The offset of its words. */
  textAt: number;
}

/** Collects a parser's remarks on a file. */
interface SrtProblems {
  repaired: Tally;
  rejected: Tally;
}

/** Where a cue's number is: on the line before its times, separated from them by blank lines (as all lines of such a file are), or nowhere. */
type Numbering = 'adjacent' | 'apart' | 'none';

const NEWLINE = 0x0a;
/** The coordinates of SubRip and the settings of WebVTT that some tools write after the times. */
const SETTING = /^(?:[XY][12]:-?\d+|(?:align|position|line|size|region|vertical):\S+)$/i;
const LONGEST_SETTINGS = 200;
const LONGEST_QUOTE = 60;
const BLANK_LINE = /\n[^\S\n]*\n/;
/** The remarks on times not written as `hh:mm:ss,mmm --> hh:mm:ss,mmm`. */
const OTHERWISE: readonly (readonly [number, string])[] = [
  [Otherwise.mark, 'A time has something other than a comma before its milliseconds.'],
  [Otherwise.fraction, 'A time has no fraction, or one that is not of three digits: it was read as a decimal part of a second.'],
  [Otherwise.clock, 'A time does not have two digits each for hours, minutes and seconds.'],
  [Otherwise.arrow, 'The arrow between the times is not "-->".'],
];

/**
 * Reads the cues of a SubRip file. A cue begins at a line with two times, whatever the blank lines, and extends to the next such line,
 * except for that cue's number. A line of digits is taken for that number if it follows a blank line, or if the cue before has a number
 * as well; otherwise it is words.
 *
 * One pass over the lines; time in proportion to the length of the text.
 */
export function parseSrt(text: string, problems: SrtProblems = { repaired: new Tally(), rejected: new Tally() }): SrtCue[] {
  return parseLines(text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text, problems);
}

function parseLines(text: string, { repaired, rejected }: SrtProblems): SrtCue[] {
  const cues: SrtCue[] = [];
  let open: SrtCue | null = null;
  let textAt = 0;
  let numbering: Numbering | null = null;
  let arrow = text.indexOf('-->');
  let line = 1;
  for (let from = 0; from <= text.length; line += 1) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    const code = text.charCodeAt(from);
    // a line of times begins with a digit, a sign or blanks; nearly all lines of words do not
    if (code < 0x3a || code > 0x7f) {
      if (arrow >= 0 && arrow < from) arrow = text.indexOf('-->', from);
      const timing = readTiming(text, from, arrow >= 0 && arrow < to);
      if (timing) {
        const number = numberBefore(text, textAt, from, numbering);
        numbering = number.numbering;
        if (numbering === 'none') repaired.add(line, 'This cue has no number.');
        else if (numbering === 'apart') repaired.add(line, 'There is a blank line between the number of this cue and its times.');
        if (open) {
          open.text = textOf(open, text, textAt, number.at, repaired);
          if (!isAfterBlankLine(text, number.at, textAt)) repaired.add(line, 'There is no blank line before this cue.');
        } else rejectPreamble(text.slice(0, number.at), rejected);
        const endBefore: number = open?.endMs ?? open?.startMs ?? 0;
        open = { startMs: timing.startMs ?? Math.min(endBefore, timing.endMs ?? endBefore), endMs: timing.endMs, text: '', line, at: from, textAt: from };
        cues.push(open);
        textAt = timing.restAt < to && isSettings(text.slice(timing.restAt, to)) ? to : timing.restAt;
        if (textAt < to && trimmed(text, textAt, to) !== '') repaired.add(line, 'There are words on the line with the times.');
        if (timing.startMs === null) repaired.add(line, 'The start of this cue cannot be read: it begins where the one before it ends.');
        if (timing.endMs === null) repaired.add(line, 'This cue has no end that can be read.');
        if (timing.otherwise !== 0) for (const [bit, what] of OTHERWISE) if ((timing.otherwise & bit) !== 0) repaired.add(line, what);
        if (timing.overflows) repaired.add(line, 'A minute or second above 59 was carried over into the next hour or minute.');
      }
    }
    if (newline < 0) break;
    from = newline + 1;
  }
  if (open) open.text = textOf(open, text, textAt, text.length, repaired);
  else rejectPreamble(text, rejected);
  return cues;
}

/** Finds the number of the cue whose times begin at `to`: where the words before it end, and where the file puts its numbers. */
function numberBefore(text: string, from: number, to: number, numbering: Numbering | null): { at: number; numbering: Numbering } {
  let end = to;
  let newlines = 0;
  for (; end > from && isBlankOrNewline(text.charCodeAt(end - 1)); end -= 1) if (text.charCodeAt(end - 1) === NEWLINE) newlines += 1;
  let start = end;
  while (start > from && isDigit(text.charCodeAt(start - 1))) start -= 1;
  const at = blanksBefore(text, start, from);
  const standsAlone = newlines > 0 && start < end && (at === from || text.charCodeAt(at - 1) === NEWLINE);
  const found = newlines > 1 ? 'apart' : 'adjacent';
  const isNumber = standsAlone && (found === 'apart' ? numbering === null || numbering === 'apart' : numbering !== 'none' || isAfterBlankLine(text, at, from));
  return isNumber ? { at, numbering: found } : { at: to, numbering: 'none' };
}

function blanksBefore(text: string, end: number, from: number): number {
  let at = end;
  while (at > from && isBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function isAfterBlankLine(text: string, lineAt: number, from: number): boolean {
  const at = blanksBefore(text, lineAt - 1, from);
  return at > from && text.charCodeAt(at - 1) === NEWLINE;
}

/** Words before the first cue have no time. */
function rejectPreamble(text: string, rejected: Tally): void {
  const words = text.trimStart();
  if (words === '') return;
  const line = text.slice(0, text.length - words.length).split('\n').length;
  rejected.add(line, `These words come before the first cue and have no time: "${quoted(words)}".`);
}

/** The beginning of a text, on one line. */
const quoted = (text: string): string => `${text.slice(0, LONGEST_QUOTE).replace(/\s+/g, ' ').trimEnd()}${text.length > LONGEST_QUOTE ? '…' : ''}`;

const isBlankOrNewline = (code: number): boolean => code === NEWLINE || isBlank(code);

function isSettings(rest: string): boolean {
  const settings = rest.trim();
  return settings.length <= LONGEST_SETTINGS && settings.split(/\s+/).every((setting) => setting === '' || SETTING.test(setting));
}

/** The words of a cue, between `from`, on the line of its times, and `to`; records their offset in the cue. */
function textOf(cue: SrtCue, text: string, from: number, to: number, repaired: Tally): string {
  const words = trimmed(text, from, to);
  if (words === '') return words;
  const { line } = cue;
  cue.textAt = text.indexOf(words[0]!, from);
  const start = text.indexOf('\n', from);
  // nearly all cues begin on the line below their times and have one or two lines
  const isBelow = start < 0 || !isBlankOrNewline(text.charCodeAt(start + 1));
  if (!isBelow || (words.includes('\n') && BLANK_LINE.test(words))) {
    if (BLANK_LINE.test(text.slice(from, to).trimEnd())) repaired.add(line, 'There is a blank line before or between the words of this cue.');
  }
  return words;
}

function trimmed(text: string, from: number, to: number): string {
  let [start, end] = [from, to];
  while (start < end && isBlankOrNewline(text.charCodeAt(start))) start += 1;
  while (end > start && isBlankOrNewline(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
