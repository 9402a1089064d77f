/** A match with the words around it, cut between words. */
export interface Surroundings {
  before: string;
  match: string;
  after: string;
}

const BEFORE = 32;
const AFTER = 64;

/** A range of a text with its surroundings; white space is collapsed. */
export function surroundings(text: string, { start, end }: { start: number; end: number }): Surroundings {
  const from = start <= BEFORE ? 0 : wordStart(text, start - BEFORE, start);
  const to = text.length - end <= AFTER ? text.length : wordEnd(text, end + AFTER, end);
  return { before: `${from > 0 ? '…' : ''}${line(text.slice(from, start))}`, match: text.slice(start, end), after: `${line(text.slice(end, to))}${to < text.length ? '…' : ''}` };
}

const line = (part: string) => part.replace(/\s+/g, ' ');

function wordStart(text: string, from: number, latest: number): number {
  const space = text.slice(from, latest).search(/\s\S/);
  return space < 0 ? from : from + space + 1;
}

function wordEnd(text: string, to: number, earliest: number): number {
  const space = text.slice(earliest, to).search(/\s\S*$/);
  return space < 0 ? to : earliest + space;
}
