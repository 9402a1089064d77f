import type { Operation } from '../edit/operation.ts';
import type { ReplaceAll, TextEdit } from '../edit/replace/operation.ts';
import { writtenFirst } from '../edit/replace/writtenFirst.ts';
import type { GlossarySample } from '../model/glossary.ts';
import type { Glossary, RuleMatch } from './rules.ts';
import { surroundings } from '../find/surroundings.ts';

/** A text of an episode; `in` as in `TextEdit`. */
export interface GlossaryText extends Pick<TextEdit, 'id' | 'in'> {
  text: string;
  startMs: number | null;
  /** For an introduction: it is the source's, and nobody has written one here. */
  isUnwritten?: boolean;
}

/** A match of a rule in a text. */
export interface PlacedMatch {
  of: GlossaryText;
  match: RuleMatch;
}

/** The matches of a glossary in an episode's texts, in order. */
export function findByRules(glossary: Glossary, texts: readonly GlossaryText[]): PlacedMatch[] {
  const few = glossary.amongst(texts.map(({ text }) => text));
  return texts.flatMap((of) => few.in(of.text).map((match) => ({ of, match })));
}

/** The operation that changes these places; needs at least one. It is named after the rule if there is only one. */
export function replaceByRules(matches: readonly PlacedMatch[]): ReplaceAll {
  const edits = new Map<GlossaryText, TextEdit>();
  for (const { of, match: { start, end, replacement } } of matches) {
    const edit = edits.get(of) ?? { id: of.id, ...(of.in && { in: of.in }), was: of.text, spans: [] };
    edits.set(of, edit);
    edit.spans.push({ start, end, text: replacement });
  }
  const [only, another] = new Set(matches.map(({ match }) => match.rule));
  const { wrong, right } = another ? { wrong: '', right: '' } : only!;
  return { type: 'replaceAll', find: wrong, replacement: right, edits: [...edits.values()] };
}

/** The same as an edit of an episode whose introduction may be only the source's. */
export const writeByRules = (matches: readonly PlacedMatch[]): Operation => writtenFirst(replaceByRules(matches), (id) => !matches.some(({ of }) => of.in === 'introduction' && of.id === id && of.isUnwritten));

/** The first matches of each rule, with the words around them. */
export function samplesOf(matches: readonly PlacedMatch[], most: number): GlossarySample[] {
  const taken = new Map<string, number>();
  return matches.flatMap(({ of, match }) => {
    const count = taken.get(match.rule.id) ?? 0;
    taken.set(match.rule.id, count + 1);
    return count < most ? [{ ruleId: match.rule.id, startMs: of.startMs, ...surroundings(of.text, match), replacement: match.replacement }] : [];
  });
}

/** The number of matches per rule id. */
export function countsOf(matches: readonly PlacedMatch[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { match } of matches) counts[match.rule.id] = (counts[match.rule.id] ?? 0) + 1;
  return counts;
}
