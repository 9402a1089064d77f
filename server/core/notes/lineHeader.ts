import { isSpeakerName } from './turns.ts';
import { parseTimestamp } from '../time/timestamp.ts';

/** What a line may say about a turn before its words begin. */
export interface Header {
  /** Which parts it has, in order. */
  form: 'name-time' | 'time-name' | 'time' | 'name';
  name: string | null;
  /** Whether the name looks like one; what precedes a time in brackets may be a name even if it does not. */
  sure: boolean;
  /** Milliseconds; null if there is none, or not a valid clock time. */
  startMs: number | null;
  endMs: number | null;
  /** The time as written; null if there is none. */
  time: string | null;
  /** What follows on the line; empty if the header stands alone. */
  words: string;
  /** Whether the time is bare or in brackets. */
  bracket: '' | '(' | '[';
  colon: boolean;
}

const CLOCK = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,9}|[:;]\d{2}(?!\d))?`;
const TO = String.raw`[ \t\u00a0]{0,4}(?:-{1,2}>|[-–—→~]|to)[ \t\u00a0]{0,4}`;
const TIMES = String.raw`(${CLOCK})(?:${TO}(${CLOCK}))?`;
const GAP = String.raw`[ \t\u00a0]`;
const TIME_FIRST = new RegExp(String.raw`^([([{<]?)${TIMES}[)\]}>]?(?![\w:;.,%/]*\d)(?=[^\p{L}]|$)`, 'u');
const NO_TIME = /^\(no time\)$/;
const NAME_BRACKET = new RegExp(String.raw`^([^\n()]{1,90}?)${GAP}{0,8}(:?)${GAP}{0,8}[-–—|,•]?${GAP}{0,8}([([<])(?:${TIMES}|no time)[)\]>]${GAP}{0,2}(:?)`);
const NAME_BARE = new RegExp(String.raw`^([^\n]{1,90}?)(${GAP}{1,20}|:${GAP}{1,8}|${GAP}{0,8}[-–—|,•]${GAP}{0,8})${TIMES}:?$`);
/** A name that marks its own end, as written by {@link quoted}. */
const QUOTED = new RegExp(String.raw`^“([^\n]{1,400})” \((?:${TIMES}|no time)\)$`);
const NAME_COLON = /^(?:>{1,2}[ \t]{0,4})?([^:\n]{1,90}):(?=\s|$)/;
const SQUARE_NAME = /^\[([^\]\n]{1,80})\](?=\s)/;
const MARK_AFTER_TIME = /^[ \t\u00a0]{0,8}(?:[-–—|:•,](?=\s|$))?[ \t\u00a0]{0,8}/;
/** What recognisers call speakers they cannot name, in any case. */
const UNNAMED = /^(?:unknown )?(?:speaker|voice|interviewer|interviewee|participant|moderator|narrator|guest|host|caller|student|male|female)(?:[ _-]?\w{1,4})?$/i;
/** What somebody is, in brackets behind the name: `Ana Moor (Host)`. */
const ROLE = /[ \t\u00a0]{1,4}\((?:co-?)?(?:hosts?|guests?|interviewer|interviewee|moderator|narrator|presenter|producer|editor|speaker|caller)\)$/i;
const SOUNDS = /^(?:music|laughter|laughs?|laughing|applause|silence|inaudible|crosstalk|noise|pause|sighs?|background\b.{0,40}|foreign|blank_audio)$/i;
const HEAD = 500;
/** Words before a colon in prose, notes and lists that are nobody's name. */
export const NO_SPEAKERS = new Set(('abstract attendees agenda bio bonus category caption chapters correction credits date description disclaimer duration email example examples '
  + 'hosts guests important keywords language length link links location music note notes only outline participants part publisher ps questions recorded '
  + 'references release resources season sidenote source sources speakers sponsor sponsors step subject subtitle summary support tags time tip tips title topic topics transcript tl;dr update url video warning website').split(' '));

/**
 * Reads the header that a line may begin with, in any form used in plain-text transcripts: `Name (0:12)`, `Name  0:12`, `[0:12] Name:
 * words`, `0:12 - 0:15 Name`, `(0:12)`, `0:12 words`, `Name: words`, with or without Markdown bold. A line that can be read so need
 * not be a header: `Note: this` can, and only the whole file decides.
 */
export function headerOf(text: string): Header | null {
  if (!text.slice(0, HEAD).includes(':') && !text.includes('(no time)')) return null;
  const plain = withoutMarkdown(text);
  return quotedName(text.slice(0, HEAD)) ?? (plain === text ? null : headerIn(plain)) ?? headerIn(text);
}

function headerIn(text: string): Header | null {
  const head = text.slice(0, HEAD);
  return columns(head, text) ?? timeFirst(head, text) ?? nameThenTime(head, text) ?? nameAlone(head, text);
}

/** `**Name:** words`, `**Name** (0:12)`, `### Name (0:12)`. */
function withoutMarkdown(text: string): string {
  const head = text.slice(0, 160);
  const mark = ['**', '__'].find((each) => head.split(each).length > 2);
  if (mark === undefined) return text.replace(/^#{1,6}\s+/, '');
  return text.replace(/^(?:#{1,6}|[-*•])\s+/, '').replace(mark, '').replace(mark, '').trim();
}

/** `0:12⇥Name⇥words`, `0:12⇥0:15⇥Name⇥words`, `Name⇥0:12⇥words`. */
function columns(head: string, text: string): Header | null {
  if (!head.includes('\t')) return null;
  const cells = head.split('\t').map((cell) => cell.trim());
  const rest = (count: number): string => text.split('\t').slice(count).join(' ').trim();
  const first = timesOf(cells[0]!);
  if (first && cells.length >= 4 && timesOf(cells[1]!) && nameOf(cells[2]!) !== null) {
    return { ...first, endMs: timesOf(cells[1]!)!.startMs, form: 'time-name', name: nameOf(cells[2]!), sure: true, words: rest(3), colon: true };
  }
  if (first && cells.length >= 3 && nameOf(cells[1]!) !== null) return { ...first, form: 'time-name', name: nameOf(cells[1]!), sure: true, words: rest(2), colon: true };
  const second = cells.length >= 3 ? timesOf(cells[1]!) : null;
  return second && nameOf(cells[0]!) !== null ? { ...second, form: 'name-time', name: nameOf(cells[0]!), sure: true, words: rest(2), colon: true } : null;
}

type Times = Pick<Header, 'startMs' | 'endMs' | 'time' | 'bracket'>;

/** A cell that holds only one or two times. */
function timesOf(cell: string): Times | null {
  const match = TIME_FIRST.exec(cell);
  return match && match[0].length === cell.length ? times(match[1]!, match[2], match[3]) : null;
}

const times = (open: string, start: string | undefined, end: string | undefined): Times => {
  const startMs = start === undefined ? null : clockMs(start);
  const endMs = end === undefined ? null : clockMs(end);
  return { startMs, endMs: startMs !== null && endMs !== null && endMs > startMs ? endMs : null, time: start ?? null, bracket: open === '' || open === '[' || open === '(' ? open : '[' };
};

/** Fractions beyond the millisecond are cut; frames, which Premiere writes after the seconds, are dropped. */
function clockMs(clock: string): number | null {
  const frames = /^(\d{1,3}:\d{2}:\d{2})[:;]\d{2}$/.exec(clock)?.[1];
  return parseTimestamp(frames ?? clock.replace(/([.,]\d{3})\d+$/, '$1'));
}

function timeFirst(head: string, text: string): Header | null {
  if (NO_TIME.test(head)) return { form: 'time', name: null, sure: true, ...times('(', undefined, undefined), words: '', colon: false };
  const match = TIME_FIRST.exec(head);
  if (!match) return null;
  const found = times(match[1]!, match[2], match[3]);
  const from = match[0].length + MARK_AFTER_TIME.exec(head.slice(match[0].length))![0].length;
  const rest = head.slice(from);
  if (rest === '') return { form: 'time', name: null, sure: true, ...found, words: '', colon: false };
  const colon = NAME_COLON.exec(rest) ?? SQUARE_NAME.exec(rest);
  const name = colon && nameOf(colon[1]!);
  if (colon && name !== null) return { form: 'time-name', name, sure: true, ...found, words: text.slice(from + colon[0].length).trim(), colon: true };
  const whole = text.length <= HEAD ? nameOf(rest) : null;
  if (whole !== null) return { form: 'time-name', name: whole, sure: true, ...found, words: '', colon: false };
  return { form: 'time', name: null, sure: true, ...found, words: text.slice(from).trim(), colon: false };
}

function quotedName(head: string): Header | null {
  const match = QUOTED.exec(head);
  return match && { form: 'name-time', name: match[1]!, sure: true, ...times('(', match[2], match[3]), words: '', colon: false };
}

function nameThenTime(head: string, text: string): Header | null {
  const match = NAME_BRACKET.exec(head);
  const name = match && looseName(match[1]!);
  if (match && name !== null) {
    const words = text.slice(match[0].length).trim();
    const colon = match[2] !== '' || match[6] !== '';
    if (words === '' || colon || nameOf(name) !== null) return { form: 'name-time', name, sure: nameOf(name) !== null, ...times(match[3]!, match[4], match[5]), words, colon };
  }
  if (text.length > HEAD) return null;
  const bare = NAME_BARE.exec(head);
  const bareName = bare && nameOf(bare[1]!);
  return bare && bareName !== null ? { form: 'name-time', name: bareName, sure: true, ...times('', bare[3], bare[4]), words: '', colon: bare[2]!.startsWith(':') } : null;
}

function nameAlone(head: string, text: string): Header | null {
  const match = NAME_COLON.exec(head);
  const name = match && nameOf(match[1]!);
  return match && name !== null ? { form: 'name', name, sure: true, startMs: null, endMs: null, time: null, bracket: '', words: text.slice(match[0].length).trim(), colon: true } : null;
}

/** A label as a name, without brackets and role; null if it cannot be one. */
export function nameOf(label: string): string | null {
  const bare = bareLabel(label);
  return (isSpeakerName(bare) || UNNAMED.test(bare)) && !SOUNDS.test(bare) ? bare : null;
}

/** What precedes a time in brackets may be a name that does not look like one (`user_12`), unless it looks like a sentence. */
function looseName(label: string): string | null {
  const bare = bareLabel(label);
  const fits = bare !== '' && bare.length <= 80 && bare.split(/\s+/).length <= 7 && !/[.!?,;:"“”\\]$|^["“\\]/.test(bare) && !SOUNDS.test(bare);
  return nameOf(bare) ?? (fits ? bare : null);
}

function bareLabel(label: string): string {
  const trimmed = label.trim().replace(ROLE, '');
  return (/^\[([^[\]]*)\]$/.exec(trimmed)?.[1] ?? trimmed).trim();
}

/** A name in quotes that keep a reader from taking it for anything else. */
export const quoted = (name: string): string => `“${name}”`;

export const isAlone = (header: Header | null): boolean => header !== null && header.words === '';
