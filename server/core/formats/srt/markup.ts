/** The sign of Stet's SubRip for "from here on, words": U+2060 WORD JOINER, which nobody sees and no player reads as anything. */
export const WORDS_FOLLOW = '\u2060';

/** What makes `<…` a tag: those that players of SubRip know, those of WebVTT that converters leave in, and inline times. */
const ANGLE = String.raw`(?:\/?(?:i|b|u|s|em|strong|font|span|c|v|lang|ruby|rt)(?:[\s.][^<>]*)?\/?|br\s?\/?|\d{1,3}:[\d:.,]{2,12})>`;
/** What makes `{…` a code: those of SubStation Alpha (`{\an8}`), of MicroDVD (`{y:i}`, `{c:$0000ff}`), and `{i}`. */
const CURLY = String.raw`(?:\\[^{}]*|\/?[ibus]|[yY]:[ibusIBUS,]+|[cC]:\$[\da-fA-F]{6})\}`;

const LINE_BREAK = /<br\s?\/?>/gi;
const VOICE = /<v(?:\.[^\s<>]*)?[ \t]+([^<>\n]*)>/gi;
const TAG = new RegExp(`<${ANGLE}|\\{${CURLY}`, 'gi');
const GUARDED = new RegExp(`(?<=<)${WORDS_FOLLOW}(?=${WORDS_FOLLOW}*${ANGLE})|(?<=\\{)${WORDS_FOLLOW}(?=${WORDS_FOLLOW}*${CURLY})`, 'gi');
const NEEDS_GUARD = new RegExp(`<(?=${WORDS_FOLLOW}*${ANGLE})|\\{(?=${WORDS_FOLLOW}*${CURLY})`, 'gi');

const hasBrackets = (text: string): boolean => text.includes('<') || text.includes('{');

/**
 * The lines of a cue in plain words: tags and codes taken out, white space collapsed, empty lines left out. The voice of a `<v Name>`,
 * which SubRip does not have and some converters write, becomes a name at the beginning of a line.
 */
export function plainLines(text: string): string[] {
  const broken = hasBrackets(text) ? text.replace(LINE_BREAK, '\n').replace(VOICE, (_, name: string) => `\n${name.replace(/:\s*/gu, ' ').trim()}: ${WORDS_FOLLOW}`) : text;
  const lines: string[] = [];
  for (const line of broken.split('\n')) {
    const plain = oneLine(hasBrackets(line) ? line.replace(TAG, '').replace(GUARDED, '') : line);
    if (plain !== '') lines.push(plain);
  }
  return lines;
}

const oneLine = (line: string): string => line.replace(/\s+/gu, ' ').trim();

/** Parts what would be taken for a tag or a code, by a sign that {@link plainLines} takes out again. */
export const guardTags = (line: string): string => (hasBrackets(line) ? line.replace(NEEDS_GUARD, `$&${WORDS_FOLLOW}`) : line);
