import { isDigit } from './timing.ts';
import { WORDS_FOLLOW } from './markup.ts';

/** A label at the beginning of a line, before the words. */
interface Label {
  name: string;
  bracketed: boolean;
  /** Stet's own mark follows: what precedes it is a name. */
  sure: boolean;
}

/** What a line of a caption begins with, before its words. */
export interface Head {
  /** `>>` or a dialogue dash: somebody else speaks. */
  change: 'chevrons' | 'dash' | null;
  label: Label | null;
  /** Stet's own mark at the beginning of the line: words follow, without a speaker. */
  guarded: boolean;
  /** The words, without mark of change and label. */
  words: string;
  /** The words without the mark of change but with the label, in case it is not a name. */
  labelAndWords: string;
}

const LONGEST_LABEL = 80;
const BRACKETED = /^[[(]([^\][()]{1,80})[\])](:?)(?: |$)/;
/** A hyphen or dash before a letter or bracket; `--` and `-5` are words. */
const DASH = /^[-‐–—] ?(?=[\p{L}"'“‘«¿¡([♪…])/u;

/** A quick test for anything that could be a head. */
const SIGNS_OF_HEAD = new RegExp(`^[${WORDS_FOLLOW}>\\-‐–—[(]|[:：]`, 'u');

/** Whether a line may contain more than its words: rules out most lines quickly. */
export const mayHaveHead = (line: string): boolean => SIGNS_OF_HEAD.test(line);

/** Reads what a line of a caption (plain words, on one line) begins with. */
export function headOf(line: string): Head {
  if (!mayHaveHead(line)) return wordsOnly(line);
  if (line.startsWith(WORDS_FOLLOW)) return { change: null, label: null, guarded: true, words: line.slice(1), labelAndWords: line.slice(1) };
  const sure = sureLabel(line);
  if (sure) return { change: null, label: sure.label, guarded: false, words: sure.words, labelAndWords: line };
  const mark = markOf(line);
  const rest = mark ? line.slice(mark.length).trimStart() : line;
  const labelled = bracketLabel(rest) ?? colonLabel(rest);
  return { change: mark && mark.change, label: labelled?.label ?? null, guarded: false, words: labelled?.words ?? rest, labelAndWords: rest };
}

/** A line with nothing but its words. */
export const wordsOnly = (line: string): Head => ({ change: null, label: null, guarded: false, words: line, labelAndWords: line });

/** Whether a line contains more than its words. */
export const hasHead = ({ change, label, guarded }: Head): boolean => change !== null || label !== null || guarded;

function sureLabel(line: string): { label: Label; words: string } | null {
  const colon = line.indexOf(': ');
  if (colon < 1 || line[colon + 2] !== WORDS_FOLLOW) return null;
  return { label: { name: line.slice(0, colon), bracketed: false, sure: true }, words: line.slice(colon + 3) };
}

function markOf(line: string): { change: 'chevrons' | 'dash'; length: number } | null {
  if (line.startsWith('>>')) {
    let length = 2;
    while (line[length] === '>') length += 1;
    return { change: 'chevrons', length };
  }
  const dash = DASH.exec(line);
  return dash && { change: 'dash', length: dash[0].length };
}

/** `[Mara] words`, `(Mara): words`; with a colon it is as reliable as `Mara: words`. */
function bracketLabel(line: string): { label: Label; words: string } | null {
  const match = BRACKETED.exec(line);
  if (!match) return null;
  const [whole, name, colon] = match;
  return { label: { name: withoutControls(name!), bracketed: colon === '', sure: false }, words: line.slice(whole.length) };
}

/** `Mara: words`, `Mara:` alone, `小明：你好`; not `12:30`, not `https://`. */
function colonLabel(line: string): { label: Label; words: string } | null {
  const head = line.slice(0, LONGEST_LABEL + 1);
  const wide = head.indexOf('：');
  const colon = head.indexOf(':');
  const at = colon < 0 || (wide >= 0 && wide < colon) ? wide : colon;
  if (at < 1 || isDigit(line.charCodeAt(at - 1)) && isDigit(line.charCodeAt(at + 1))) return null;
  const next = line[at + 1];
  if (at === colon && next !== undefined && next !== ' ') return null;
  return { label: { name: withoutControls(line.slice(0, at)), bracketed: false, sure: false }, words: line.slice(at + 1).trimStart() };
}

/** Arabic and Hebrew captions put directional marks around a name, which are not part of it. */
const withoutControls = (name: string): string => name.replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim();
