import { matchEqual, sound, wordsIn } from '../edit/align.ts';
import { pairSegments } from '../edit/bring/pairSegments.ts';
import { spokenIn } from '../edit/bring/words.ts';
import type { Segment } from '../model/segment.ts';
import type { ReadSegment } from './held.ts';
import type { Span } from './words.ts';

/** One of our segments, with its speaker's name and the index of the base's segment that it was read from. */
export interface OurSegment {
  record: Segment;
  speaker: string | null;
  base: number | null;
}

/** What belongs together on all three sides: these segments of the base, of ours and of theirs. Any may be empty. */
export interface Stretch {
  base: Span;
  theirs: Span;
  ours: OurSegment[];
}

export interface Stretches {
  stretches: Stretch[];
  /** For each of theirs, the index of its counterpart in the base, or null. */
  baseOf: (number | null)[];
}

/** Two segments that share less than this part of the shorter one's words are unrelated. */
const LEAST_SHARE = 0.2;
const HALF = 0.5;

const keyOf = ({ startMs, speaker, text }: ReadSegment): string => JSON.stringify([startMs, speaker, text]);

/**
 * Divides a transcript into stretches that can be merged separately: first by what is identical upstream, then by shared words, then by
 * what is in between. A segment that upstream cut in two is in one stretch with both; so are two that we joined.
 */
export function stretchesOf(base: readonly ReadSegment[], ours: readonly OurSegment[], theirs: readonly ReadSegment[]): Stretches {
  const baseOf: (number | null)[] = theirs.map(() => null);
  const links: { base: Span; theirs: Span }[] = [];
  let [b, t] = [0, 0];
  for (const [nextB, nextT] of [...matchEqual(base.map(keyOf), theirs.map(keyOf)), [base.length, theirs.length] as const]) {
    if (b < nextB && t < nextT) linkChanged([b, nextB], [t, nextT]);
    if (nextB < base.length) {
      links.push({ base: [nextB, nextB + 1], theirs: [nextT, nextT + 1] });
      baseOf[nextT] = nextB;
    }
    [b, t] = [nextB + 1, nextT + 1];
  }
  return { stretches: withOurs({ base, theirs }, ours, joinedByUs(base, ours, linked(links, base.length, theirs.length))), baseOf };

  function linkChanged([fromB, toB]: Span, [fromT, toT]: Span): void {
    const [left, right] = [base.slice(fromB, toB), theirs.slice(fromT, toT)];
    const found: [number, number][] = sharedPairs(left, right);
    pairSegments(left, right).forEach((pair, index) => {
      if (pair === null) return;
      baseOf[fromT + index] = fromB + pair;
      found.push([pair, index]);
    });
    found.sort(([oneB, oneT], [otherB, otherT]) => oneB - otherB || oneT - otherT);
    for (const [one, other] of found) links.push({ base: [fromB + one, fromB + one + 1], theirs: [fromT + other, fromT + other + 1] });
  }
}

/** Segments of both sides that share a good part of their words, however they are cut. */
function sharedPairs(base: readonly ReadSegment[], theirs: readonly ReadSegment[]): [number, number][] {
  const [left, right] = [spokenIn(base), spokenIn(theirs)];
  const counts = new Map<string, { pair: [number, number]; words: number }>();
  for (const [i, j] of matchEqual(left.words, right.words)) {
    const pair: [number, number] = [left.textOf[i]!, right.textOf[j]!];
    const known = counts.get(pair.join(' '));
    if (known) known.words += 1;
    else counts.set(pair.join(' '), { pair, words: 1 });
  }
  const length = ({ firstOf }: typeof left, index: number): number => firstOf[index + 1]! - firstOf[index]!;
  return [...counts.values()].filter(({ pair: [i, j], words }) => words >= LEAST_SHARE * Math.min(length(left, i), length(right, j))).map(({ pair }) => pair);
}

type Divided = { base: Span; theirs: Span }[];

/** Combines links that share a segment; what no link covers, between two, is a stretch of its own. */
function linked(links: Divided, baseLength: number, theirsLength: number): Divided {
  const joined: Divided = [];
  for (let { base, theirs } of links) {
    for (let last = joined.at(-1); last && (base[0] < last.base[1] || theirs[0] < last.theirs[1]); last = joined.at(-1)) {
      base = [Math.min(last.base[0], base[0]), Math.max(last.base[1], base[1])];
      theirs = [Math.min(last.theirs[0], theirs[0]), Math.max(last.theirs[1], theirs[1])];
      joined.pop();
    }
    joined.push({ base, theirs });
  }
  const divided: Divided = [];
  let [b, t] = [0, 0];
  for (const each of [...joined, { base: [baseLength, baseLength] as const, theirs: [theirsLength, theirsLength] as const }]) {
    if (b < each.base[0] || t < each.theirs[0]) divided.push({ base: [b, each.base[0]], theirs: [t, each.theirs[0]] });
    if (each.base[0] < each.base[1] || each.theirs[0] < each.theirs[1]) divided.push(each);
    [b, t] = [each.base[1], each.theirs[1]];
  }
  return divided;
}

/** Combines segments that one of ours now covers, or that are gone beside one that has their words, into one stretch. */
function joinedByUs(base: readonly ReadSegment[], ours: readonly OurSegment[], divided: Divided): Divided {
  const byBase = new Map(ours.flatMap((our) => (our.base === null ? [] : [[our.base, our] as const])));
  const joined: Divided = [];
  let sayer: OurSegment | undefined;
  for (const each of divided) {
    const last = joined.at(-1);
    const [first] = each.base;
    const isGone = each.base[0] < each.base[1] && !byBase.has(first);
    if (last && sayer && isGone && sayer.record.text !== base[sayer.base!]!.text && saysMostOf(sayer.record.text, base[first]!.text)) {
      last.base = [last.base[0], each.base[1]];
      last.theirs = [last.theirs[0], each.theirs[1]];
    } else joined.push({ ...each });
    for (let index = each.base[0]; index < each.base[1]; index++) sayer = byBase.get(index) ?? sayer;
  }
  return joined;
}

/** Whether most words of a text occur in another one. */
function saysMostOf(text: string, part: string): boolean {
  const there = new Map<string, number>();
  for (const word of wordsIn(text).map(sound)) there.set(word, (there.get(word) ?? 0) + 1);
  const wanted = wordsIn(part).map(sound);
  const found = wanted.filter((word) => {
    const left = there.get(word) ?? 0;
    there.set(word, left - 1);
    return left > 0;
  });
  return wanted.length > 0 && found.length >= HALF * wanted.length;
}

/** Puts ours where they were read from; one made here goes with the one before it that it was cut from, else in between. */
function withOurs({ base, theirs }: Record<'base' | 'theirs', readonly ReadSegment[]>, ours: readonly OurSegment[], divided: Divided): Stretch[] {
  const stretches: Stretch[] = divided.map((each) => ({ ...each, ours: [] }));
  const at = new Int32Array(base.length);
  stretches.forEach(({ base: [from, to] }, index) => at.fill(index, from, to));
  const made = new Map<number, OurSegment[]>();
  let here = -1;
  for (const our of ours) {
    if (our.base !== null) here = at[our.base]!;
    const stretch = stretches[here];
    const said = stretch && base.slice(...stretch.base).map(({ text }) => text).join(' ');
    const isHere = our.base !== null || (said !== undefined && !made.has(here) && (our.record.text.trim() === '' || saysMostOf(said, our.record.text)));
    if (isHere) stretch!.ours.push(our);
    else made.set(here, [...(made.get(here) ?? []), our]);
  }
  for (const [index, segments] of [...made].toReversed()) {
    const next = stretches[index + 1];
    const isThere = next && theirs.slice(...next.theirs).some(({ text }) => segments.some(({ record }) => record.text === text));
    // upstream added something at the same place, or took this over
    if (next && (isThere || next.base[0] === next.base[1])) next.ours = [...segments, ...next.ours];
    else {
      const [b, t] = index === -1 ? [0, 0] : [stretches[index]!.base[1], stretches[index]!.theirs[1]];
      stretches.splice(index + 1, 0, { base: [b, b], theirs: [t, t], ours: segments });
    }
  }
  return stretches;
}
