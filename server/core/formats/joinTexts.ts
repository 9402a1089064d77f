/** Scripts written without spaces between words, and their punctuation. Hangul is not included: Korean has spaces. */
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303f\uff01-\uffef]/u;
const SPACED_CJK = new RegExp(`${CJK.source} ${CJK.source}`, 'u');

/** Whether a character belongs to such a script; false for an empty text. */
export const isCjk = (character: string): boolean => character >= '\u2e80' && CJK.test(character);

/** U+2060 WORD JOINER at the end of a line after such a letter: the line was broken where there is no space. */
export const NO_SPACE = '\u2060';
const BROKEN = new RegExp(`(?<=${CJK.source})${NO_SPACE}[ \\n](?=${CJK.source})`, 'gu');

const BREAKS_OFF = new RegExp(`${CJK.source}${NO_SPACE}$`, 'u');

/** Whether a text ends in the middle of a word. */
export const breaksOff = (text: string): boolean => text.endsWith(NO_SPACE) && BREAKS_OFF.test(text.slice(-3));

/** The text of lines joined by a space or line break, without the breaks inside words. */
export const withoutBreaks = (text: string): string => (text.includes(NO_SPACE) ? text.replace(BROKEN, '') : text);

function lastCharacter(text: string): string {
  const pair = text.slice(-2);
  return pair.length === 2 && pair.charCodeAt(0) >> 10 === 0x36 ? pair : pair.slice(-1);
}

const firstCharacter = (text: string): string => (text === '' ? '' : String.fromCodePoint(text.codePointAt(0)!));

/** Whether two consecutive texts meet at letters of a script without spaces. */
export const meetWithoutSpace = (before: string, after: string): boolean => isCjk(firstCharacter(after)) && isCjk(lastCharacter(before));

/** Whether a text uses spaces between such letters nevertheless, as Chinese subtitles do instead of commas. */
export const spacesItsCjk = (text: string): boolean => SPACED_CJK.test(text);

/**
 * Joins pieces of one text (the lines of a caption, the captions of a paragraph): with one space, but without any where two letters of
 * a script without spaces meet (`你好` and `世界`).
 *
 * @param texts trimmed; empty ones are left out
 * @param spaced whether to put a space between such letters too
 */
export function joinTexts(texts: readonly string[], spaced = false): string {
  if (texts.length === 1) return texts[0]!;
  const pieces: string[] = [];
  let before = '';
  for (const text of texts) {
    if (text === '') continue;
    if (before !== '') pieces.push(!spaced && meetWithoutSpace(before, text) ? '' : ' ');
    pieces.push(text);
    before = text;
  }
  return withoutBreaks(pieces.join(''));
}
