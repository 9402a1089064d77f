import { findByRules, writeByRules, type PlacedMatch } from '../glossary/replaceByRules.ts';
import { Glossary } from '../glossary/rules.ts';
import { textsOf } from '../glossary/textsOf.ts';
import type { Finding, Fix } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { isMendable } from './passages.ts';

/** Spellings that the show's glossary corrects: one finding per rule, at its first place, with fixes for all places or only this one. */
export function glossary({ segments, chapters, references, introduction, glossary: rules = [] }: CheckedEpisode): Finding[] {
  if (rules.length === 0) return [];
  const found = new Map<string, PlacedMatch[]>();
  for (const each of findByRules(new Glossary(rules), textsOf({ segments, chapters, references, introduction }))) found.set(each.match.rule.id, [...(found.get(each.match.rule.id) ?? []), each]);
  const records = new Map<string, Parameters<typeof foundAt>[0]>([...segments, ...chapters, ...references, ...(introduction ? [introduction] : [])].map((record) => [record.id, record]));
  return [...found.values()].map((places) => {
    const { of, match: { rule, text, replacement } } = places[0]!;
    const right = replacement === '' ? 'should not be there' : `should be “${replacement}”`;
    const times = places.length === 1 ? '' : `, here and in ${places.length - 1} more ${places.length === 2 ? 'place' : 'places'}`;
    const mended = places.filter((place) => place.of.in !== 'introduction' || isMendable(place.of.text));
    const only: Fix[] = mended[0] !== places[0] ? [] : [{ title: places.length === 1 ? titleOf(text, replacement) : `${titleOf(text, replacement)} here only`, operation: writeByRules(places.slice(0, 1)) }];
    const all: Fix[] = mended.length <= only.length ? [] : [{ title: `${titleOf(rule.wrong, rule.right)} in ${mended.length === places.length ? 'all ' : ''}${mended.length} ${mended.length === 1 ? 'place' : 'places'}`, operation: writeByRules(mended) }];
    return foundAt(records.get(of.id)!, 'glossary', 'warning', `Glossary: “${text}” ${right}${times}.`, [...all, ...only]);
  });
}

const titleOf = (wrong: string, right: string): string => (right === '' ? `Take “${wrong}” out` : `Replace “${wrong}” by “${right}”`);
