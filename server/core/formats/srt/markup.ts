import { oneLine } from '../oneLine.ts';
/** The mark that Stet's SubRip uses for "words from here on": U+2060 WORD JOINER, which is invisible and has no meaning for players. */
export const WORDS_FOLLOW = '\u2060';

/** What makes `<…` a tag: those known to SubRip players, those of WebVTT that converters leave in, and inline times. */
const ANGLE = String.raw`(?:\/?(?:i|b|u|s|em|strong|font|span|c|v|lang|ruby|rt)(?:[\s.][^<>]*)?\/?|br\s?\/?|\d{1,3}:[\d:.,]{2,12})>`;
/** What makes `{…` a code: those of SubStation Alpha (`{\an8}`), of MicroDVD (`{y:i}`, `{c:$0000ff}`), and `{i}`. */
const CURLY = String.raw`(?:\\[^{}]*|\/?[ibus]|[yY]:[ibusIBUS,]+|[cC]:\$[\da-fA-F]{6})\}`;

/** What makes `&…` an HTML character reference: SubRip has none, but converters from WebVTT and web players leave these. */
const AMPERSAND = String.raw`(?:amp|lt|gt|quot|apos|nbsp|#0?39|#x27|#34|#160);`;
const CHARACTERS: Readonly<Record<string, string>> = { 'amp;': '&', 'lt;': '<', 'gt;': '>', 'quot;': '"', '#34;': '"', 'apos;': "'", '#39;': "'", '#039;': "'", '#x27;': "'", 'nbsp;': ' ', '#160;': ' ' };

const LINE_BREAK = /<br\s?\/?>/gi;
const VOICE = /<v(?:\.[^\s<>]*)?[ \t]([^<>\n]*)>/gi;
const TAG = new RegExp(`<${ANGLE}|\\{${CURLY}`, 'gi');
const REFERENCE = new RegExp(`&(${AMPERSAND})`, 'gi');
const GUARDED = new RegExp(`(?<=<)${WORDS_FOLLOW}(?=${WORDS_FOLLOW}*${ANGLE})|(?<=\\{)${WORDS_FOLLOW}(?=${WORDS_FOLLOW}*${CURLY})|(?<=&)${WORDS_FOLLOW}(?=${WORDS_FOLLOW}*${AMPERSAND})`, 'gi');
const NEEDS_GUARD = new RegExp(`<(?=${WORDS_FOLLOW}*${ANGLE})|\\{(?=${WORDS_FOLLOW}*${CURLY})|&(?=${WORDS_FOLLOW}*${AMPERSAND})`, 'gi');

const hasMarkup = (text: string): boolean => /[<{&]/.test(text);

/** Whether a text contains character references, which {@link plainLines} resolves. */
export const hasReferences = (text: string): boolean => text.includes('&') && text.search(REFERENCE) >= 0;

/** Whether a text contains a WebVTT voice, which {@link plainLines} turns into a name. */
export const hasVoice = (text: string): boolean => text.includes('<') && text.search(VOICE) >= 0;

const withoutMarkup = (line: string): string => line.replace(TAG, '').replace(REFERENCE, (_, name: string) => CHARACTERS[name.toLowerCase()]!).replace(GUARDED, '');

/**
 * The lines of a cue as plain words: tags and codes removed, character references resolved, white space collapsed, empty lines
 * dropped. A `<v Name>`, which is not SubRip but written by some converters, becomes a name at the beginning of a line.
 */
export function plainLines(text: string): string[] {
  const broken = text.includes('<') ? text.replace(LINE_BREAK, '\n').replace(VOICE, (_, name: string) => `\n${name.replace(/:\s*/gu, ' ').trim()}: ${WORDS_FOLLOW}`) : text;
  const lines: string[] = [];
  for (const line of broken.split('\n')) {
    const plain = oneLine(hasMarkup(line) ? withoutMarkup(line) : line);
    if (plain !== '') lines.push(plain);
  }
  return lines;
}

const MARK = new RegExp(`<${ANGLE}|\\{${CURLY}|&(${AMPERSAND})`, 'gi');

/** The visible parts of a cue's text, in order: plain text as it is, and references with the characters they stand for; tags and codes are left out. */
export function* shownIn(text: string): Generator<{ text: string; at: number; isReference: boolean; end: number }> {
  let from = 0;
  for (const { 0: mark, 1: reference, index } of text.matchAll(MARK)) {
    if (from < index) yield { text: text.slice(from, index), at: from, isReference: false, end: index };
    from = index + mark.length;
    if (reference !== undefined) yield { text: CHARACTERS[reference.toLowerCase()]!, at: index, isReference: true, end: from };
    else if (/^<br/i.test(mark)) yield { text: '\n', at: index, isReference: true, end: from };
  }
  if (from < text.length) yield { text: text.slice(from), at: from, isReference: false, end: text.length };
}

/** Breaks up whatever would be read as a tag, code or reference with a mark that {@link plainLines} removes again. */
export const guardTags = (line: string): string => (hasMarkup(line) ? line.replace(NEEDS_GUARD, `$&${WORDS_FOLLOW}`) : line);
