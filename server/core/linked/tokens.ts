import { isCjk } from '../formats/joinTexts.ts';

/** A word as written, or a single letter of a script without spaces. */
export interface Token {
  text: string;
  /** Whether white space precedes it. */
  spaced: boolean;
}

const PIECES = /\S\S*/g;

/** The words of a text; in Chinese and Japanese, where a whole line is a single run, its letters, so that a small edit stays small. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const [run] of text.match(PIECES) === null ? [] : text.matchAll(PIECES)) {
    if (!/[\u2e80-\uffff]/.test(run)) {
      tokens.push({ text: run, spaced: tokens.length > 0 });
      continue;
    }
    let spaced = tokens.length > 0;
    let joinsLast = false;
    for (const character of run) {
      const single = isCjk(character);
      if (joinsLast && !single) tokens[tokens.length - 1]!.text += character;
      else tokens.push({ text: character, spaced });
      joinsLast = !single;
      spaced = false;
    }
  }
  return tokens;
}

/** Tokens joined back into a text. */
export const textOfTokens = (tokens: readonly Token[]): string => tokens.map(({ text, spaced }, index) => (spaced && index > 0 ? ` ${text}` : text)).join('');
