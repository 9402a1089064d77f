/** A line that says something, without the white space around it; counted from 1. */
export interface Line {
  text: string;
  line: number;
  /** Whether a blank line, or nothing, stands before it. */
  apart: boolean;
}

/** The lines of a text that say something; lines end with LF, CRLF or CR. */
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
