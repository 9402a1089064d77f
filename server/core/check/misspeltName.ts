import type { Finding } from '../model/finding.ts';
import type { CheckedEpisode } from './episode.ts';
import { oneLetterApart } from './names.ts';
import { countsOf, passagesOf, type Passage } from './passages.ts';
import { foundWord } from './rewrite.ts';
import { Neighbours, spokenIn, type Counts } from './vocabulary.ts';

const SHORTEST = 4;
/** Shorter names are one letter from many others ("Mark", "Marc"), so they need the rest of the name beside them. */
const LONG = 6;
/** How often a name is said before it counts as known. */
const OFTEN = 4;

interface Known {
  /** The right spelling. */
  word: string;
  why: string;
  /** The other words of the name; one of them must stand beside it. */
  beside: string[];
}

/**
 * Names with one wrong letter: names of speakers, names in references and chapters, and names that the transcript itself often uses.
 * Silent if the other spelling is as common, is also an ordinary word here, or is somebody's name.
 */
export function misspeltName(episode: CheckedEpisode): Finding[] {
  const passages = passagesOf(episode);
  const counts = countsOf(episode);
  const known = knownNames(episode, counts);
  const near = new Neighbours(known.keys());
  const meant = new Map<string, Known>();
  for (const [plain, { named, opening }] of counts) {
    const name = plain.length < SHORTEST || named + opening === 0 || known.has(plain) ? null : nameFor(plain, known, near, counts);
    if (name) meant.set(plain, name);
  }
  if (meant.size === 0) return [];
  const found = new Map<string, { places: Passage[]; name: Known }>();
  for (const passage of passages) {
    const spoken = spokenIn(passage.words);
    spoken.forEach(({ text, plain, opens }, index) => {
      const name = meant.get(plain);
      if (!name || !/^\p{Lu}\p{Ll}/u.test(text)) return;
      const besides = [spoken[index - 1]?.plain, spoken[index + 1]?.plain].some((word) => word !== undefined && name.beside.includes(word));
      const { named, small, opening } = counts.get(plain)!;
      if (!besides && (small > 0 || named + opening > 2 || name.word.length < LONG || (opens && named === 0 && name.word.length <= LONG))) return;
      const places = found.get(text)?.places ?? [];
      if (places.at(-1) !== passage) places.push(passage);
      found.set(text, { places, name });
    });
  }
  return [...found].map(([wrong, { places, name }]) => foundWord('misspelt-name', places, wrong, name.word, name.why));
}

const inflected = (a: string, b: string): boolean => a === `${b}s` || b === `${a}s`;

function nameFor(plain: string, known: ReadonlyMap<string, Known>, near: Neighbours, counts: ReadonlyMap<string, Counts>): Known | null {
  const { named, opening } = counts.get(plain)!;
  for (const candidate of near.of(plain)) {
    const said = counts.get(candidate);
    if (oneLetterApart(plain, candidate) && !inflected(plain, candidate) && (said === undefined || named + opening <= Math.max(1, said.named + said.opening))) return known.get(candidate)!;
  }
  return null;
}

function knownNames({ speakers, references, chapters }: CheckedEpisode, counts: ReadonlyMap<string, Counts>): Map<string, Known> {
  const known = new Map<string, Known>();
  const know = (name: string, why: string, least: number): void => {
    const words = spokenIn(name).filter(({ text }) => /^\p{Lu}/u.test(text));
    for (const { text, plain } of words) {
      if (plain.length >= least && !known.has(plain)) known.set(plain, { word: text, why, beside: words.map((word) => word.plain).filter((other) => other !== plain) });
    }
  };
  for (const { name, aliases } of speakers) for (const each of [name, ...aliases]) know(each, 'who speaks on this show', 2);
  for (const { title, links } of references) for (const each of [title, ...links.map(({ text }) => text)]) know(unusual(each, counts), 'which a reference names', LONG);
  for (const { title } of chapters) know(unusual(title, counts), 'which a chapter names', LONG);
  for (const [plain, { text, named, small }] of counts) if (named >= OFTEN && small === 0 && plain.length >= LONG && !known.has(plain)) known.set(plain, { word: text, why: `which is said ${named} times`, beside: [] });
  return known;
}

/** The words of a title that are not ordinary words here and do not begin it or a sentence. */
const unusual = (title: string, counts: ReadonlyMap<string, Counts>): string =>
  spokenIn(title).filter(({ plain, opens }, index) => !(counts.get(plain)?.small ?? 0) && (index > 0 && !opens)).map(({ text }) => text).join(' ');
