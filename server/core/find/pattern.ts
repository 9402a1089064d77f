import { RE2JS, RE2JSSyntaxException } from 're2js';
import type { QueryProblem } from './query.ts';

/** The engine's messages, and what they mean to somebody who typed the pattern. */
const MEANINGS: readonly [sign: string, meaning: string][] = [
  ['missing closing )', 'A bracket "(" is not closed.'],
  ['unexpected )', 'A bracket ")" closes nothing. To find the character itself, write "\\)".'],
  ['missing closing ]', 'A list of characters "[" is not closed. To find the character itself, write "\\[".'],
  ['missing argument to repetition', 'There is nothing before this to repeat. To find the character itself, put "\\" before it.'],
  ['invalid nested repetition', 'What is repeated already cannot be repeated again: put it in brackets.'],
  ['invalid repeat count', 'A count goes from 0 to 1000, the smaller one first.'],
  ['invalid character class range', 'There is no such range or class of characters.'],
  ['trailing backslash', 'A "\\" at the end stands for nothing. To find the character itself, write "\\\\".'],
  ['invalid escape sequence', 'There is no such "\\" sequence; what was matched before cannot be named in a pattern.'],
  ['invalid or unsupported Perl syntax', 'This is not understood here: patterns cannot look ahead or behind.'],
  ['duplicate capture group name', 'Two groups have the same name.'],
  ['invalid named capture', 'A named group is written (?P<name>…), with letters, digits and "_" in the name; patterns cannot look behind.'],
];

/**
 * Compiles a regular expression that somebody typed, in RE2 syntax (github.com/google/re2/wiki/Syntax), which runs in time linear in
 * the text. "^" and "$" match at the ends of lines.
 */
export function compilePattern(source: string, { matchCase }: { matchCase: boolean }): { ok: true; pattern: RE2JS } | { ok: false; problem: QueryProblem } {
  try {
    return { ok: true, pattern: RE2JS.compile(source, RE2JS.MULTILINE | (matchCase ? 0 : RE2JS.CASE_INSENSITIVE)) };
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    const said = error.getDescription() ?? '';
    const fragment = error.getPattern();
    const message = MEANINGS.find(([sign]) => said.startsWith(sign))?.[1] ?? `This is not a regular expression: ${said}.`;
    return { ok: false, problem: { part: 'find', at: placeOf(source, said, fragment), message } };
  }
}

/** The engine quotes either the offending part or the whole pattern; in the latter case, the position is that of the bracket it means. */
function placeOf(source: string, said: string, fragment: string | null | undefined): number | null {
  if (said.startsWith('trailing backslash')) return source.length - 1;
  if (said.startsWith('missing closing )')) return unmatched(source, '(');
  if (said.startsWith('unexpected )')) return unmatched(source, ')');
  if (!fragment) return null;
  const at = source.lastIndexOf(fragment);
  return at < 0 ? null : at;
}

function unmatched(source: string, wanted: '(' | ')'): number | null {
  const open: number[] = [];
  let isClass = false;
  for (let at = 0; at < source.length; at++) {
    if (source[at] === '\\') at++;
    else if (isClass) isClass = source[at] !== ']';
    else if (source[at] === '[') isClass = true;
    else if (source[at] === '(') open.push(at);
    else if (source[at] === ')' && open.pop() === undefined && wanted === ')') return at;
  }
  return wanted === '(' ? (open.at(-1) ?? null) : null;
}
