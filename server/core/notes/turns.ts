import { parseTimestamp } from '../time/timestamp.ts';
import type { Range } from '../model/patch.ts';
import type { Block } from './blocks/block.ts';

/** The header of a turn: name and time, with their ranges in the block's text. `end` is where the words begin. */
export interface TurnHeader {
  /** null if the turn says only when it begins. */
  name: Range | null;
  time: Range;
  /** null if the digits are not a clock time. */
  ms: number | null;
  end: number;
}

const MAX_NAME = 80;
const HEADER = /^([^\n()[\]]{1,80}?)[ \t\u00a0]*(\((\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\)|\[(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\])(:?)/;
const BRACKETED = /[([]\d/;
const TIME_FIRST = /^(?:\((\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\)|\[(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)\]):?(?![^\s])/;
const NAME_AFTER = /^[ \t\u00a0]{1,4}([^\s:][^:\n]{0,79}):(?![^\s])/;
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
export function turnHeader({ kind, text, leadEnd }: Block): TurnHeader | null {
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

/** Reads `(mm:ss)` at the start of a paragraph: possibly the header of a turn that does not say who speaks. */
export function timeHeader({ kind, text }: Pick<Block, 'kind' | 'text'>): TurnHeader | null {
  if (kind !== 'paragraph' || (text[0] !== '(' && text[0] !== '[')) return null;
  const match = TIME_FIRST.exec(text.slice(0, 40));
  if (!match) return null;
  const time = (match[1] ?? match[2])!;
  return { name: null, time: { start: 1, end: 1 + time.length }, ms: parseTimestamp(time), end: match[0].length };
}

/** The same header with the name that follows its time: `[00:00:12] Name: words`. Null if none follows. */
export function namedAfterTime({ text }: Pick<Block, 'text'>, header: TurnHeader): TurnHeader | null {
  const match = NAME_AFTER.exec(text.slice(header.end, header.end + MAX_NAME + 10));
  if (!match || !isSpeakerName(match[1]!)) return null;
  const start = header.end + match[0].indexOf(match[1]!);
  return { ...header, name: { start, end: start + match[1]!.trimEnd().length }, end: header.end + match[0].length };
}

/** Whether only white space follows on the line. */
export function endsLine(text: string, from: number): boolean {
  let at = from;
  while (text[at] === ' ' || text[at] === '\u00a0') at += 1;
  return at === text.length || text[at] === '\n';
}
