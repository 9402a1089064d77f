/** A run of non-space in a text. */
interface Token {
  text: string;
  start: number;
  end: number;
}

/** The words of a text as they are written: runs of non-space, with their UTF-16 offsets. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(/\S\S*/gu)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}
