import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { oneLetterApart } from './names.ts';
import { countsOf, passagesOf } from './passages.ts';
import { foundWord } from './rewrite.ts';
import { Neighbours, spokenIn } from './vocabulary.ts';

const SHORTEST = 5;
/** Shorter words often turn into other words when one letter is replaced ("house", "horse"). */
const REPLACED = 7;
const OFTEN = 4;
/** With at least this many different words, groups of letters that none of them has are rare in the language. */
const FEWEST_WORDS = 300;
/** English words that are one letter apart, but both right. */
const BOTH_RIGHT = ['quite quiet', 'through thorough though', 'trial trail', 'casual causal', 'angel angle', 'diary dairy', 'desert dessert', 'contact contract', 'country county', 'moral morale', 'personal personnel', 'border boarder', 'there three', 'statue statute', 'latter later', 'lightning lightening', 'planning planing', 'starting staring', 'content context contest consent'].map((group) => group.split(' '));

/**
 * A word that occurs once, differs by one letter from a frequent one, and contains a group of three letters found in no other word here:
 * "comunity" among many "community". It needs no dictionary, so it works in every language. It ignores words that differ only at the end
 * ("train", "trains") and words that are easily confused but both right ("quite", "quiet").
 */
export function misspeltWord(episode: CheckedEpisode): Finding[] {
  const counts = countsOf(episode);
  const small = [...counts].filter(([, { named, small: often }]) => named === 0 && often > 0).map(([word]) => word);
  const often = small.filter((word) => word.length >= SHORTEST && counts.get(word)!.small >= OFTEN && !/[’'-]/u.test(counts.get(word)!.text));
  const near = new Neighbours(often);
  const triples = new Map<string, number>();
  for (const word of counts.keys()) for (const triple of triplesOf(word)) triples.set(triple, (triples.get(triple) ?? 0) + 1);
  if (counts.size < FEWEST_WORDS) return [];
  const slips = new Map<string, string>();
  for (const word of small) {
    const { small: times, opening } = counts.get(word)!;
    if (times !== 1 || opening > 0 || word.length < SHORTEST || /[’'-]/u.test(counts.get(word)!.text) || !triplesOf(word).some((triple) => triples.get(triple) === 1)) continue;
    const meant = [...near.of(word)].filter((other) => isSlip(word, other));
    if (meant.length === 1) slips.set(word, meant[0]!);
  }
  if (slips.size === 0) return [];
  return passagesOf(episode).flatMap((passage) =>
    spokenIn(passage.words).filter(({ plain }) => slips.has(plain)).map(({ text, plain }) => {
      const right = slips.get(plain)!;
      return foundWord('misspelt-word', [passage], text, right, `which is said ${counts.get(right)!.small} times`);
    }));
}

/** Groups of three letters, including the edges of the word. */
const triplesOf = (word: string): string[] => {
  const spaced = ` ${word} `;
  return Array.from({ length: word.length }, (_, at) => spaced.slice(at, at + 3));
};

const isSlip = (word: string, other: string): boolean =>
  oneLetterApart(word, other) && !endsApart(word, other) && !(word.length < REPLACED && isReplaced(word, other)) && !BOTH_RIGHT.some((group) => group.includes(word) && group.includes(other));

/** Whether the words differ in exactly one letter that replaces another. */
const isReplaced = (a: string, b: string): boolean => a.length === b.length && [...a].filter((letter, at) => letter !== b[at]).length === 1;

/** Whether two words differ only in their last two letters, as forms of one word do. */
const endsApart = (a: string, b: string): boolean => {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a[at] === b[at]) at++;
  return at >= length - 1;
};
