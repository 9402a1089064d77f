import { matcherOf, type Matcher } from '../find/matcher.ts';
import type { Found } from '../find/query.ts';
import { fold } from '../find/fold.ts';
import type { GlossaryRule } from '../model/glossary.ts';

/** What a glossary needs to know about a rule. */
export type Rule = Pick<GlossaryRule, 'id' | 'wrong' | 'right' | 'caseRule' | 'wholeWord'>;

/** A place that a rule would change. */
export interface RuleMatch extends Found {
  rule: Rule;
  replacement: string;
}

/**
 * Searches for all rules at once: matches do not overlap; the first in the text wins, then the longest, then the rule listed
 * first. Text that already has the right spelling is not a match, so a rule finds nothing where it has been applied.
 */
export class Glossary {
  private readonly matchers: readonly { rule: Rule; folded: string; matcher: Matcher }[];

  constructor(rules: readonly Rule[]) {
    this.matchers = rules.map((rule) => ({ rule, folded: foldAll(rule.wrong), matcher: matcherOfRule(rule) }));
  }

  /** A glossary of only those rules that may match in some texts: most of a long list never do. */
  amongst(texts: readonly string[]): Glossary {
    const all = foldAll(texts.join('\n'));
    return new Glossary(this.matchers.filter(({ folded }) => all.includes(folded)).map(({ rule }) => rule));
  }

  in(text: string): RuleMatch[] {
    const found = this.matchers.flatMap(({ rule, matcher }) => matcher(text).map((match) => ({ ...match, replacement: match.replacement!, rule })));
    found.sort((a, b) => a.start - b.start || b.end - a.end);
    const kept: RuleMatch[] = [];
    for (const match of found) {
      if (match.start >= (kept.at(-1)?.end ?? 0) && !isRightAlready(text, match)) kept.push(match);
    }
    return kept;
  }
}

const foldAll = (text: string): string => fold(text, { lower: true, quotes: true }).text;

function matcherOfRule({ wrong, right, caseRule, wholeWord }: Rule): Matcher {
  const compiled = matcherOf({ find: wrong, regex: false, matchCase: caseRule === 'exact', wholeWord, sameQuotes: true, replacement: right, keepCapitals: caseRule === 'keep' });
  if (!compiled.ok) throw new Error(`the rule "${wrong}" cannot be looked for: ${compiled.problem.message}`);
  return compiled.matcher;
}

/** Whether the match is part of the right spelling: "Nathan" in "Nathan Lambert", if that is the right form. */
function isRightAlready(text: string, { start, text: matched, replacement }: RuleMatch): boolean {
  for (let at = replacement.indexOf(matched); at >= 0; at = replacement.indexOf(matched, at + 1)) {
    if (text.startsWith(replacement, start - at) && start >= at) return true;
  }
  return false;
}
