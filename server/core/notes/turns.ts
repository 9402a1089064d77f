import { parseTimeOrSeconds, parseTimestamp } from '../time/timestamp.ts';
import type { Range } from '../model/patch.ts';
import type { Block } from './blocks/block.ts';

/** The header of a turn: name, time or both, with their ranges in the block's text. `end` is where the words begin. */
export interface TurnHeader {
  /** null if the turn says only when it begins. */
  name: Range | null;
  /** null if the turn says only who speaks. */
  time: Range | null;
  /** null if there is no time, or the digits are not a clock time. */
  ms: number | null;
  /** The time after it in `[00:00.000 --> 00:12.000]`. */
  until?: Range;
  /** What a name has behind it in brackets, with these: ` (Host)`. */
  role?: Range;
  end: number;
}

export interface TimedHeader extends TurnHeader {
  time: Range;
}

const MAX_NAME = 80;
const HEADER = /^([^\n()[\]]{1,80}?)[ \t\u00a0]*(\((\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\)|\[(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\])(:?)/;
const BRACKETED = /[([]\d/;
const CLOCK = /\d:\d\d|\[\d{1,6}\.\d/;
const BARE = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
/** The end of a range: ` --> 00:12.000`, in square brackets also ` - 00:12`, as programmes of events have it in round ones. */
const TO = String.raw`[ \t\u00a0]{0,4}(?:-{1,2}>|→)[ \t\u00a0]{0,4}(${BARE})`;
const TO_OR_DASH = TO.replace('→', '[-–—→]');
/** `[0.00s -> 4.20s]`: seconds alone. */
const IN_SECONDS = String.raw`\[(\d{1,6}\.\d{1,3}s)[ \t\u00a0]{0,4}(?:-{1,2}>|→)[ \t\u00a0]{0,4}(\d{1,6}\.\d{1,3}s)\]`;
const IN_BRACKETS = String.raw`(?:\((${BARE})(?:${TO})?\)|\[(${BARE})(?:${TO_OR_DASH})?\]|${IN_SECONDS}):?(?![^\s])`;
/** `(0:45) words`, `Name: [0:45] words`, `[00:00.000 --> 00:12.000] words`, `[0.00s -> 4.20s] words`. */
const TIME_FIRST = new RegExp(String.raw`^(?:([^\n()[\]:]{1,80}):[ \t\u00a0]{0,4})?${IN_BRACKETS}`);
/** `Name [00:00.000 --> 00:12.000]: words`. */
const NAMED_RANGE = new RegExp(String.raw`^([^\n()[\]:]{1,80}?)[ \t\u00a0]{1,4}(?:\((${BARE})${TO}\)|\[(${BARE})${TO_OR_DASH}\])(?::(?![^\s])|(?=[ \t]{0,4}(?:\n|$)))`);
/** `0:45`, `Name  0:45`, `Name - 0:45`, with nothing behind on the line. */
const TIME_LAST = new RegExp(String.raw`^(?:([^\n()[\]:]{1,80}?)(?::|[ \t]{0,4}[-–—])?[ \t\u00a0]{1,8})?(${BARE})(?=[ \t]{0,4}(?:\n|$))`);
/** ` Name: words`, ` [Name]: words`, ` - Name` or ` [Name]` and the end of the line. */
const NAME_AFTER = /^[ \t\u00a0]{1,4}(?:\[([^\]:\n]{1,78})\](?::(?![^\s])|(?=\n|$))|([^\s:[][^:\n]{0,79}):(?![^\s])|[-–—][ \t\u00a0]{1,4}([^\s:][^:\n]{0,79})(?=\n|$))/;
/** Small words that may occur in a name, and titles without a capital. */
const PARTICLES = new Set(('de da do dos das del della di du d la le les el al ul y e und of van von der den ter ten zu zur zum bin ibn ben bint af av san '
  + 'and dr mr mrs ms prof jr sr phd md').split(' '));

/**
 * Whether a label can be a name: up to seven words with capitals (if the script has them), except particles. Prose before a time
 * in brackets ("We met at noon (12:30)") has small words that names do not have.
 */
export function isSpeakerName(label: string): boolean {
  if (label.length > MAX_NAME || /[!?;:"“”/\\<>{}=|*…]/.test(label)) return false;
  const words = label.split(/[\s,&]+/).filter((word) => word !== '');
  return words.length > 0 && words.length <= 7 && words.some(hasCapital) && words.every((word) => hasCapital(word) || isSmall(word));
}

/** A capital, or a letter of a script without capitals; also `d'Arc`. */
const hasCapital = (word: string): boolean => /^['’‘]?(?:\p{Ll}['’])?[\p{Lu}\p{Lt}\p{Lo}]/u.test(word);

const isSmall = (word: string): boolean => PARTICLES.has(word.replace('.', '').toLowerCase()) || /^#?\d{1,3}$/.test(word);

/**
 * Reads `Name (mm:ss)` at the start of a block: alone on its line, emphasised (`<strong>Name (0:05)</strong> text`, or only the name), or
 * followed by a colon. A heading or list item is never one, nor is a time in brackets inside a sentence.
 */
export function turnHeader({ kind, text, leadEnd }: Block): TimedHeader | null {
  if (kind !== 'paragraph') return null;
  const start = text.slice(0, 120);
  // a quick test, because nearly everything tested here is prose
  const match = BRACKETED.test(start) ? HEADER.exec(start) : null;
  if (!match) return null;
  const [whole, label, bracketed, round, square, colon] = match;
  if (!isSpeakerName(label!)) return null;
  if (colon === '' && leadEnd < label!.length && !endsLine(text, whole.length)) return null;
  const time = (round ?? square)!;
  const timeAt = whole.length - colon!.length - bracketed!.length + 1;
  return { name: { start: 0, end: label!.length }, time: { start: timeAt, end: timeAt + time.length }, ms: parseTimestamp(time), end: whole.length };
}

/**
 * Reads what may be the header of a turn only in a transcript: `(mm:ss)` at the start of a paragraph, also after `Name:`, or a time without
 * brackets that ends its line, alone or after a name.
 */
export function timeHeader({ kind, text }: Pick<Block, 'kind' | 'text'>): TimedHeader | null {
  const begin = text.slice(0, MAX_NAME + 60);
  if (kind !== 'paragraph' || !CLOCK.test(begin)) return null;
  const first = TIME_FIRST.exec(begin) ?? NAMED_RANGE.exec(begin);
  const [whole, label, time, until] = first ? [first[0], first[1], first[2] ?? first[4] ?? first[6], first[3] ?? first[5] ?? first[7]] : TIME_LAST.exec(begin) ?? [];
  if (whole === undefined || (label !== undefined && !isSpeakerName(label))) return null;
  const last = until === undefined ? whole.length : whole.lastIndexOf(until);
  const start = whole.lastIndexOf(time!, last - 1);
  const header = { name: label === undefined ? null : { start: 0, end: label.trimEnd().length }, time: { start, end: start + time!.length }, ms: parseTimeOrSeconds(time!), end: whole.length };
  return until === undefined ? header : { ...header, until: { start: last, end: last + until.length } };
}

/** The bracket before the time of a header; empty if it has none. */
export const bracketBefore = ({ text }: Pick<Block, 'text'>, { start }: Range): string => (start > 0 && '(['.includes(text[start - 1]!) ? text[start - 1]! : '');

/** The same header with the name that follows its time: `[00:00:12] Name: words`. Null if none follows. */
export function namedAfterTime({ text }: Pick<Block, 'text'>, header: TimedHeader): TimedHeader | null {
  const match = NAME_AFTER.exec(text.slice(header.end, header.end + MAX_NAME + 10));
  const label = match?.[1] ?? match?.[2] ?? match?.[3];
  if (label === undefined || !isSpeakerName(label)) return null;
  const start = header.end + match![0].indexOf(label);
  return { ...header, name: { start, end: start + label.trimEnd().length }, end: header.end + match![0].length };
}

/** Whether only white space follows on the line. */
export function endsLine(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\u00a0') at += 1;
  return at === text.length || text[at] === '\n';
}
