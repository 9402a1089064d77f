/** A non-blank line, trimmed; numbered from 1. */
export interface Line {
  text: string;
  line: number;
  /** Whether it follows a blank line, or is the first. */
  apart: boolean;
}

/** The non-blank lines of a text; lines end with LF, CRLF or CR. */
export function* linesOf(text: string): Generator<Line> {
  let line = 1;
  let apart = true;
  for (let from = 0; from < text.length; line += 1) {
    let to = from;
    while (to < text.length && text[to] !== '\n' && text[to] !== '\r') to += 1;
    const said = text.slice(from, to).trim();
    if (said !== '') yield { text: said, line, apart };
    apart = said === '';
    from = text[to] === '\r' && text[to + 1] === '\n' ? to + 2 : to + 1;
  }
}
