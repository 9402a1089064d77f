/** A run of non-space in a text. */
interface Token {
  text: string;
  start: number;
  end: number;
}

/** The words of a text as they are written: runs of non-space, with their UTF-16 offsets. */
export function tokensOf(text: string): Token[] {
  let from = 0;
  return wordsIn(text).map((word) => {
    const start = text.indexOf(word, from);
    from = start + word.length;
    return { text: word, start, end: from };
  });
}

/** The same without their offsets. */
export const wordsIn = (text: string): string[] => text.match(/\S\S*/g) ?? [];
