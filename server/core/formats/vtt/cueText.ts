import { withReferencesRead } from './references.ts';
import { collectTimestamp, looseTimestamp } from './timings.ts';

/** A run of a cue's text under one set of tags, or a time between two runs. */
export type Piece = TextPiece | { kind: 'time'; ms: number; at: number; end: number };

export interface TextPiece {
  kind: 'text';
  /** With character references resolved; white space unchanged. */
  text: string;
  /** The name in the innermost voice tag around it; null outside any. */
  voice: string | null;
  /** Whether it is inside the class `estimated`, which marks words without a measured time. */
  estimated: boolean;
  /** Whether it gives the pronunciation of the text before it (`<rt>`). */
  isRuby: boolean;
  /** Its offset in the payload, with references unresolved; for a time, that of its tag. */
  at: number;
  end: number;
}

/** What was done with something in a cue's text that is not WebVTT markup. */
interface Oddity {
  kind: 'kept' | 'dropped';
  what: string;
}

export interface CueText {
  pieces: Piece[];
  oddities: ReadonlySet<Oddity>;
}

const LOOSE_SIGN: Oddity = { kind: 'kept', what: 'A "<" that does not begin a tag was read as it is.' };
const LOOSE_TIME: Oddity = { kind: 'kept', what: 'A time between words is not written as WebVTT requires (<hh:mm:ss.ttt>).' };
const BAD_TIME: Oddity = { kind: 'dropped', what: 'A time between words cannot be read: it is left out.' };
const UNKNOWN_TAG: Oddity = { kind: 'dropped', what: 'Text between "<" and ">" that is not a WebVTT tag is left out.' };
const NONE: ReadonlySet<Oddity> = new Set();

interface Open {
  name: string;
  voice: string | null;
  estimated: boolean;
}

const SPANS = new Set(['c', 'i', 'b', 'u', 'ruby', 'rt', 'v', 'lang']);
/** Foreign markup without meaning here: HTML's, which people put in captions, and SubRip's. */
const FOREIGN = new Set(['br', 'p', 'div', 'span', 'font', 'em', 'strong', 's', 'strike', 'small', 'big', 'sub', 'sup', 'center', 'tt', 'a', '']);
const LINE_BREAKS = new Set(['br', 'p', 'div']);
/** No meaningful tag is longer than this, except for names. */
const LONGEST_FOREIGN = 400;

const tagName = (tag: string): string => /^\/?[^\s.>/]*/.exec(tag)![0].toLowerCase();

/**
 * Reads the text of a cue ("WebVTT cue text parsing rules", § 6.4) into runs of text with their voices, and the times between them. The
 * standard drops an unknown tag, with everything up to the next `>`. In strict mode so do we, and report the words lost; otherwise a `<`
 * that begins no tag is an ordinary character, and only tags known from elsewhere (`<font>`, `<br>`) are dropped.
 */
export function parseCueText(input: string, { strict = false }: { strict?: boolean } = {}): CueText {
  const pieces: Piece[] = [];
  if (!input.includes('<')) {
    if (input !== '') pieces.push({ kind: 'text', text: withReferencesRead(input), voice: null, estimated: false, isRuby: false, at: 0, end: input.length });
    return { pieces, oddities: NONE };
  }
  const whole = wholeVoice(input);
  if (whole) return { pieces: [whole], oddities: NONE };
  const oddities = new Set<Oddity>();
  const open: Open[] = [{ name: '', voice: null, estimated: false }];
  let close = -1;
  let from = 0;
  const addText = (at: number, end: number): void => {
    const { name, voice, estimated } = open.at(-1)!;
    if (at < end) pieces.push({ kind: 'text', text: withReferencesRead(input.slice(at, end)), voice, estimated, isRuby: name === 'rt', at, end });
  };
  for (let at = input.indexOf('<'); at >= 0; at = input.indexOf('<', at)) {
    if (close < at) close = input.indexOf('>', at);
    if (close < 0) close = input.length;
    const tag = input.slice(at + 1, close);
    if (!strict && !isTag(tag, close < input.length)) {
      oddities.add(LOOSE_SIGN);
      at += 1;
      continue;
    }
    addText(from, at);
    const end = Math.min(close + 1, input.length);
    readTag(tag, { at, end }, strict, open, pieces, oddities);
    from = at = end;
  }
  addText(from, input.length);
  return { pieces, oddities };
}

/** A cue filled by one plain voice tag, as nearly all are; null for any other. */
function wholeVoice(input: string): TextPiece | null {
  if (!input.startsWith('<v ')) return null;
  const close = input.indexOf('>');
  const next = input.indexOf('<', 1);
  const isWhole = close > 0 && (next < 0 || (next > close && next === input.length - '</v>'.length && input.endsWith('</v>')));
  if (!isWhole || close + 1 === (next < 0 ? input.length : next)) return null;
  const [at, end] = [close + 1, next < 0 ? input.length : next];
  return { kind: 'text', text: withReferencesRead(input.slice(at, end)), voice: annotationOf(input.slice('<v '.length, close)), estimated: false, isRuby: false, at, end };
}

/** Whether the text after a `<` is a tag that has a meaning, or is known to have none here. */
function isTag(tag: string, isClosed: boolean): boolean {
  if (!isClosed) return false;
  if (isDigit(tag)) return /^\d+:[\d:.,]+$/.test(tag.slice(0, LONGEST_FOREIGN));
  if (/^[\s<]/.test(tag)) return false;
  const name = tagName(tag.slice(0, LONGEST_FOREIGN)).replace('/', '');
  return SPANS.has(name) || (FOREIGN.has(name) && !tag.slice(0, LONGEST_FOREIGN).includes('<'));
}

const isDigit = (tag: string): boolean => tag.charCodeAt(0) >= 0x30 && tag.charCodeAt(0) <= 0x39;

function readTag(tag: string, { at, end }: { at: number; end: number }, strict: boolean, open: Open[], pieces: Piece[], oddities: Set<Oddity>): void {
  if (isDigit(tag)) {
    const place = { text: tag, at: 0, end: tag.length };
    const exact = collectTimestamp(place);
    const isExact = !Number.isNaN(exact) && place.at === tag.length;
    const ms = isExact ? exact : strict ? null : looseTimestamp(tag);
    if (ms !== null) pieces.push({ kind: 'time', ms, at, end });
    if (!isExact) oddities.add(ms === null ? BAD_TIME : LOOSE_TIME);
  } else if (tag.startsWith('/')) closeTag(strict ? tag.slice(1) : tag.slice(1).trim().toLowerCase(), open);
  else openTag(tag, { at, end }, strict, open, pieces, oddities);
}

/** An end tag closes only the span it is directly in; `</ruby>` also closes `<rt>`. */
function closeTag(name: string, open: Open[]): void {
  const current = open.at(-1)!.name;
  if (open.length > 1 && current === name) open.pop();
  else if (name === 'ruby' && current === 'rt') open.splice(-2);
}

function openTag(tag: string, place: { at: number; end: number }, strict: boolean, open: Open[], pieces: Piece[], oddities: Set<Oddity>): void {
  const nameEnd = tag.search(/[\t\n\f .]/);
  const written = nameEnd < 0 ? tag : tag.slice(0, nameEnd);
  const name = strict ? written : written.toLowerCase().replace(/\/$/, '');
  const outer = open.at(-1)!;
  if (!SPANS.has(name)) {
    if (!strict && LINE_BREAKS.has(name)) pieces.push({ kind: 'text', text: '\n', voice: outer.voice, estimated: outer.estimated, isRuby: false, ...place });
    if (!FOREIGN.has(name.toLowerCase()) || (name === '' && tag !== '')) oddities.add(UNKNOWN_TAG);
    return;
  }
  if (name === 'rt' && outer.name !== 'ruby') return;
  const classesEnd = tag.slice(written.length).search(/[\t\n\f ]/);
  const rest = tag.slice(written.length);
  const classes = classesEnd < 0 ? rest : rest.slice(0, classesEnd);
  const voice = name === 'v' ? annotationOf(classesEnd < 0 ? '' : rest.slice(classesEnd)) : outer.voice;
  open.push({ name, voice, estimated: outer.estimated || (name === 'c' && classes.split('.').includes('estimated')) });
}

/** The annotation of a tag, with white space collapsed (ASCII only, according to the standard). */
function annotationOf(raw: string): string {
  const name = withReferencesRead(raw);
  return /[\t\n\f\r]| {2}|^ | $/.test(name) ? name.replace(/[\t\n\f\r ]+/g, ' ').replace(/^ | $/g, '') : name;
}

/** The text of a cue as a browser shows it (`getCueAsHTML().textContent`). */
export const plainText = ({ pieces }: CueText): string => pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
