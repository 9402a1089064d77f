import { fold, placeInSource, type Folding } from './fold.ts';
import { keepCapitals } from './keepCapitals.ts';
import { compilePattern } from './pattern.ts';
import { LONGEST_FIND, LONGEST_REPLACEMENT, type Found, type QueryProblem, type TextQuery } from './query.ts';
import { filled, templateOf } from './template.ts';
import { isWholeWord } from './wholeWord.ts';

/** Finds all matches of a query in one text, in order, non-overlapping and non-empty. */
export type Matcher = (text: string) => Found[];

/**
 * Compiles a query. A plain query finds its words whether accented letters are one code point or two; a regular expression sees the
 * composed text. An empty query finds nothing.
 */
export function matcherOf(query: TextQuery): { ok: true; matcher: Matcher } | { ok: false; problem: QueryProblem } {
  const { find, replacement } = query;
  if (find.length > LONGEST_FIND) return tooLong('find', `What is looked for has at most ${LONGEST_FIND} characters.`);
  if (replacement !== null && replacement.length > LONGEST_REPLACEMENT) return tooLong('replacement', `A replacement has at most ${LONGEST_REPLACEMENT} characters.`);
  if (find === '') return { ok: true, matcher: () => [] };
  return query.regex ? patternMatcher(query) : { ok: true, matcher: plainMatcher(query) };
}

const tooLong = (part: QueryProblem['part'], message: string) => ({ ok: false, problem: { part, at: null, message } } as const);

function plainMatcher(query: TextQuery): Matcher {
  const folding: Folding = { lower: !query.matchCase, quotes: query.sameQuotes };
  const needle = fold(query.find, folding).text;
  return (text) => {
    const folded = fold(text, folding);
    const found: Found[] = [];
    for (let at = folded.text.indexOf(needle); at >= 0;) {
      const place = placeInSource(folded, at, at + needle.length);
      const fits = place !== null && (!query.wholeWord || isWholeWord(text, place.start, place.end));
      if (fits) found.push(foundAt(text, place, query, query.replacement));
      at = folded.text.indexOf(needle, at + (fits ? needle.length : 1));
    }
    return found;
  };
}

function patternMatcher(query: TextQuery): { ok: true; matcher: Matcher } | { ok: false; problem: QueryProblem } {
  const folding: Folding = { lower: false, quotes: query.sameQuotes };
  const compiled = compilePattern(fold(query.find, folding).text, query);
  if (!compiled.ok) return compiled;
  const { pattern } = compiled;
  const template = query.replacement === null ? null : templateOf(query.replacement, pattern.groupCount(), new Set(Object.keys(pattern.namedGroups())));
  if (template && !template.ok) return template;
  const matcher: Matcher = (text) => {
    const folded = fold(text, folding);
    const match = pattern.matcher(folded.text);
    const found: Found[] = [];
    while (match.find()) {
      const place = match.start() === match.end() ? null : placeInSource(folded, match.start(), match.end());
      if (place === null || (query.wholeWord && !isWholeWord(text, place.start, place.end))) continue;
      const groupOf = (group: number | string): string => {
        const inner = match.start(group) < 0 ? null : placeInSource(folded, match.start(group), match.end(group));
        return inner === null ? '' : text.slice(inner.start, inner.end);
      };
      found.push(foundAt(text, place, query, template && filled(template.template, groupOf)));
    }
    return found;
  };
  return { ok: true, matcher };
}

function foundAt(source: string, { start, end }: { start: number; end: number }, query: TextQuery, replacement: string | null): Found {
  const text = source.slice(start, end);
  return { start, end, text, replacement: replacement !== null && query.keepCapitals ? keepCapitals(text, replacement) : replacement };
}
