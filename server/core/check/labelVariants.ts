import type { Finding, Fix } from '../model/finding.ts';
import type { Speaker } from '../model/speaker.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';
import { normalised, oneLetterApart, wordsOf } from './names.ts';
import { Neighbours } from './vocabulary.ts';

/**
 * Labels that may be the same person's: spelled differently ("Ana Ruiz", "ana ruíz:"), part of the name ("Ana"), an alias of another,
 * or one letter apart in a long name. Each is reported once, at the first segment of the lesser label, with a merge into the fuller
 * one.
 */
export function labelVariants(episode: CheckedEpisode): Finding[] {
  const counts = new Map<string, number>();
  const firsts = new Map<string, CheckedEpisode['segments'][number]>();
  for (const segment of episode.segments) {
    if (segment.speakerId === null) continue;
    counts.set(segment.speakerId, (counts.get(segment.speakerId) ?? 0) + 1);
    if (!firsts.has(segment.speakerId)) firsts.set(segment.speakerId, segment);
  }
  const likely = likelyAmong(episode.speakers);
  return episode.speakers.flatMap((speaker) => {
    const first = firsts.get(speaker.id);
    const fuller = likely(speaker).filter((other) => other.id !== speaker.id && likeness(speaker, other) && isFuller(other, speaker, counts, episode.speakers));
    if (!first || fuller.length === 0) return [];
    const fixes = fuller.map((into): Fix => ({ title: `Merge “${speaker.name}” into ${into.name}`, operation: { type: 'mergeSpeakers', fromId: speaker.id, intoId: into.id } }));
    const message = `The label “${speaker.name}” may be ${fuller.map((into) => `“${into.name}”`).join(' or ')}: ${likeness(speaker, fuller[0]!)}.`;
    return [{ ...foundAt(first, 'label-variant', 'warning', message, fixes), recordId: speaker.id }];
  });
}

/** Finds the labels that may be similar to a given one, in order, without comparing every pair: a feed may have thousands of labels. */
function likelyAmong(speakers: readonly Speaker[]): (speaker: Speaker) => Speaker[] {
  const [called, beginsOrEnds] = [new Map<string, number[]>(), new Map<string, number[]>()];
  speakers.forEach((speaker, index) => {
    for (const name of namesOf(speaker)) keep(called, name, index);
    for (const word of endsOf(speaker)) keep(beginsOrEnds, word, index);
  });
  const near = new Neighbours(new Set(speakers.map(({ name }) => normalised(name))));
  return (speaker) => {
    const name = normalised(speaker.name);
    const found = [...namesOf(speaker), ...endsOf(speaker), ...near.of(name)].flatMap((key) => called.get(key) ?? []);
    return [...new Set([...found, ...(beginsOrEnds.get(name) ?? [])])].sort((a, b) => a - b).map((index) => speakers[index]!);
  };
}

const keep = (map: Map<string, number[]>, key: string, index: number): number => (map.get(key) ?? map.set(key, []).get(key)!).push(index);

const namesOf = ({ name, aliases }: Speaker): Set<string> => new Set([name, ...aliases].map(normalised));

/** The first and last word of a name with several. */
function endsOf({ name }: Speaker): Set<string> {
  const words = wordsOf(name);
  return new Set(words.length > 1 ? [words[0]!, words.at(-1)!] : []);
}

/** Why two labels may be the same person's; null if they are not similar. */
function likeness(a: Speaker, b: Speaker): string | null {
  const [one, two] = [normalised(a.name), normalised(b.name)];
  if (one === two) return 'the same name, written otherwise';
  if (a.aliases.map(normalised).includes(two) || b.aliases.map(normalised).includes(one)) return 'an alias of it';
  const [left, right] = [wordsOf(a.name), wordsOf(b.name)];
  const [few, many] = left.length < right.length ? [left, right] : [right, left];
  if (few.length === 1 && many.length > 1 && (few[0] === many[0] || few[0] === many.at(-1)) && /\p{L}{2}/u.test(few[0]!)) return 'a part of that name';
  return isSlip(left, right) ? 'one letter apart' : null;
}

/** One letter apart in one long word of a long name. Digits and single letters number people ("Caller 1", "Caller 2"), so they do not count as slips. */
function isSlip(left: string[], right: string[]): boolean {
  if (left.length !== right.length || left.join('').length < 8) return false;
  const differing = left.map((word, index) => [word, right[index]!] as const).filter(([a, b]) => a !== b);
  return differing.length === 1 && differing.every(([a, b]) => Math.min(a.length, b.length) >= 4 && !/\d/u.test(a + b) && oneLetterApart(a, b));
}

/** Which of two labels to keep: the one with more words, then the properly spelled one, then the more frequent, then the first in the list. */
function isFuller(a: Speaker, b: Speaker, counts: ReadonlyMap<string, number>, speakers: readonly Speaker[]): boolean {
  const rank = (speaker: Speaker): number[] => [
    wordsOf(speaker.name).length,
    /^\p{Lu}.*[\p{L}\p{N}.)]$/u.test(speaker.name) && /\p{Ll}/u.test(speaker.name) ? 1 : 0,
    counts.get(speaker.id) ?? 0,
    -speakers.indexOf(speaker),
  ];
  const [left, right] = [rank(a), rank(b)];
  const differing = left.findIndex((value, index) => value !== right[index]);
  return left[differing]! > right[differing]!;
}
