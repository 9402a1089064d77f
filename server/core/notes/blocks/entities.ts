import { Tokenizer } from 'parse5';

/** A stretch of character data and its text. */
export interface Piece {
  text: string;
  start: number;
  end: number;
}

const ENTITY = /&(?:#[xX]?[0-9a-fA-F]{1,10}|[A-Za-z][A-Za-z0-9]{0,40});?/y;
const known = new Map<string, string>();
const none = (): void => undefined;

/** The text of one character reference (HTML Standard §13.2.5.72); itself if it is not one. */
function decoded(reference: string): string {
  const before = known.get(reference);
  if (before !== undefined) return before;
  let text = '';
  const add = ({ chars }: { chars: string }): void => void (text += chars);
  const tokenizer = new Tokenizer({}, {
    onCharacter: add, onWhitespaceCharacter: add, onNullCharacter: add,
    onComment: none, onDoctype: none, onStartTag: none, onEndTag: none, onEof: none,
  });
  tokenizer.write(reference, true);
  if (known.size < 5_000) known.set(reference, text);
  return text;
}

/** Divides character data into literal stretches and character references. */
export function* pieces(source: string, start: number, end: number): Generator<Piece> {
  let plain = start;
  const data = source.slice(start, end);
  for (let found = data.indexOf('&'); found >= 0; found = data.indexOf('&', found + 1)) {
    ENTITY.lastIndex = found;
    const reference = ENTITY.exec(data)?.[0];
    if (reference === undefined) continue;
    const at = start + found;
    const text = decoded(reference);
    if (text === reference) continue;
    if (at > plain) yield { text: source.slice(plain, at), start: plain, end: at };
    yield { text, start: at, end: at + reference.length };
    plain = at + reference.length;
    found = plain - start - 1;
  }
  if (end > plain) yield { text: source.slice(plain, end), start: plain, end };
}

/** Words as HTML character data. */
export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Text as an attribute value in these quotes; for an unquoted value, as a quoted one. */
export const escapedAttribute = (text: string): string => escaped(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;');
