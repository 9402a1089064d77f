/** Scripts that set no space between words, and the marks that belong to them. Hangul is not among them: Korean has spaces. */
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303f\uff01-\uffef]/u;
const SPACED_CJK = new RegExp(`${CJK.source} ${CJK.source}`, 'u');

/** Whether a character is a letter or mark of such a script; no text is none. */
export const isCjk = (character: string): boolean => character >= '\u2e80' && CJK.test(character);

/** U+2060 WORD JOINER at the end of a line, after such a letter: the writer broke the line where no space stands. */
export const NO_SPACE = '\u2060';
const BROKEN = new RegExp(`(?<=${CJK.source})${NO_SPACE}[ \\n](?=${CJK.source})`, 'gu');

const BREAKS_OFF = new RegExp(`${CJK.source}${NO_SPACE}$`, 'u');

/** Whether the writer broke the last word of a text. */
export const breaksOff = (text: string): boolean => text.endsWith(NO_SPACE) && BREAKS_OFF.test(text.slice(-3));

/** The text of lines that were joined by a space or a line break, without those where the writer broke a word. */
export const withoutBreaks = (text: string): string => (text.includes(NO_SPACE) ? text.replace(BROKEN, '') : text);

function lastCharacter(text: string): string {
  const pair = text.slice(-2);
  return pair.length === 2 && pair.charCodeAt(0) >> 10 === 0x36 ? pair : pair.slice(-1);
}

const firstCharacter = (text: string): string => (text === '' ? '' : String.fromCodePoint(text.codePointAt(0)!));

/** Whether two texts that follow each other meet in letters of a script without spaces. */
export const meetWithoutSpace = (before: string, after: string): boolean => isCjk(firstCharacter(after)) && isCjk(lastCharacter(before));

/** Whether a text sets spaces between such letters all the same, as Chinese subtitles do in place of commas. */
export const spacesItsCjk = (text: string): boolean => SPACED_CJK.test(text);

/**
 * Joins pieces of one text (the lines of a caption, the captions of a paragraph): with one space, but without any where two letters of
 * a script without spaces meet (`你好` and `世界`).
 *
 * @param texts trimmed; empty ones are left out
 * @param spaced whether a space stands between such letters as well
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
