/** A piece of a JSON text. A `word` is anything without quotes: numbers, `true`, and what is not JSON at all. */
export interface Token {
  kind: '{' | '}' | '[' | ']' | ',' | ':' | 'text' | 'word' | 'comment' | 'end';
  /** Where it begins, as a UTF-16 offset. */
  start: number;
  end: number;
  /** The content of a string or word. */
  value: string;
  /** What is wrong with it, in plain words; null if nothing. */
  broken: string | null;
}

const SPACE = /[\s\uFEFF\0]*/y;
const PLAIN_WORD = /[^\s\uFEFF\0,:{}[\]"\\][^\s\uFEFF\0,:{}[\]"\\]*/y;
const ESCAPED = new Map([['n', '\n'], ['t', '\t'], ['r', '\r'], ['b', '\b'], ['f', '\f'], ['"', '"'], ['\\', '\\'], ['/', '/']]);
const LONGEST_WORD = 200;

/** The end of what a sticky pattern matches at an offset. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function afterSpace(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code > 0x20 && code < 0x80 ? at : endOf(SPACE, text, at);
}

/** The token at or after an offset (RFC 8259 §2, and common deviations); white space, byte order marks and NULs between tokens are skipped. */
export function tokenAt(text: string, offset: number): Token {
  const start = afterSpace(text, offset);
  const char = text[start];
  switch (char) {
    case undefined:
      return { kind: 'end', start, end: start, value: '', broken: null };
    case '{': case '}': case '[': case ']': case ',': case ':':
      return { kind: char, start, end: start + 1, value: char, broken: null };
    case '"':
      return quotedAt(text, start);
    default:
      return text.startsWith('//', start) || text.startsWith('/*', start) ? commentAt(text, start) : wordAt(text, start);
  }
}

/** An escape outside quotes is a word of its own, so that `\"` opens no string (which also keeps the search for quotes linear). */
function wordAt(text: string, start: number): Token {
  const end = text[start] === '\\' ? Math.min(start + 2, text.length) : endOf(PLAIN_WORD, text, start);
  return { kind: 'word', start, end, value: text.slice(start, Math.min(end, start + LONGEST_WORD)), broken: null };
}

function commentAt(text: string, start: number): Token {
  const closing = text[start + 1] === '*' ? '*/' : '\n';
  const closed = text.indexOf(closing, start + 2);
  return { kind: 'comment', start, end: closed === -1 ? text.length : closed + closing.length, value: '', broken: 'A comment, which JSON does not have, was skipped' };
}

/**
 * A quoted string. It may contain a line break, which JSON does not allow, if the next quote looks like a closing one; else the
 * string ends with its line, as if its quote were missing.
 */
function quotedAt(text: string, start: number): Token {
  const line = endOfQuoted(text, start + 1, true);
  const quote = text[line] === '\n' ? endOfQuoted(text, line, false) : line;
  if (quote !== line && text[quote] === '"' && !endsText(text, quote)) {
    const value = decoded(text.slice(start + 1, line));
    return { kind: 'text', start, end: line, value: value.text, broken: 'A text has no closing quote; it was read to the end of its line' };
  }
  const value = decoded(text.slice(start + 1, quote));
  if (quote >= text.length) return { kind: 'text', start, end: quote, value: value.text, broken: 'The file ends in the middle of a text' };
  const broken = quote === line ? value.broken : 'A text has a line break in it, which JSON does not allow';
  return { kind: 'text', start, end: quote + 1, value: value.text, broken };
}

/** The offset of the next quote not preceded by a backslash, or (if asked) of the next line break; else the end of the file. */
function endOfQuoted(text: string, from: number, orLine: boolean): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || (orLine && code === 0x0a)) return at;
    if (code === 0x5c) at += 1;
  }
  return text.length;
}

/** Whether a quote is followed by what follows the end of a string. */
function endsText(text: string, quote: number): boolean {
  const next = text[afterSpace(text, quote + 1)];
  return next === undefined || ',:]}'.includes(next);
}

function decoded(inner: string): { text: string; broken: string | null } {
  if (!inner.includes('\\')) return { text: inner, broken: null };
  let broken: string | null = null;
  const text = inner.replaceAll(/\\(u[0-9a-fA-F]{4}|[^]|$)/g, (_, escape: string) => {
    if (escape.length === 5) return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    const known = ESCAPED.get(escape);
    if (known === undefined) broken = 'A text has a backslash where none is allowed; the backslash was left out';
    return known ?? escape;
  });
  return { text, broken };
}
