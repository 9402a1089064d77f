import type { Range } from '../model/patch.ts';
import type { PlacedWord } from './placed.ts';
import { tokensOf } from './tokens.ts';

/** A decoded text with, for each of its code units, the range of the file it was read from. */
export class DecodedText {
  text = '';
  readonly at: number[] = [];
  readonly end: number[] = [];

  /** Adds characters that are in the file as they are. */
  addPlain(text: string, at: number): void {
    this.text += text;
    for (let index = 0; index < text.length; index += 1) {
      this.at.push(at + index);
      this.end.push(at + index + 1);
    }
  }

  /** Adds characters that one range of the file stands for. */
  addRead(text: string, { start, end }: Range): void {
    this.text += text;
    for (let index = 0; index < text.length; index += 1) {
      this.at.push(start);
      this.end.push(end);
    }
  }
}

interface PlacedText {
  words: PlacedWord[];
  /** What precedes them on the line: a name, a dash; offsets in the decoded text. */
  head: Range | null;
}

const LONGEST_HEAD = 120;
const NOT_SAID = /[\s\u2060]/;

/**
 * Locates what was read of a cue in its decoded text, so that each word has its place. Whatever is on a line but was not read as
 * words (a speaker, a dash) precedes them.
 *
 * @param said what each voice says, in order
 * @returns null if the text does not contain exactly that
 */
export function placeWords(decoded: DecodedText, said: readonly string[]): PlacedText[] | null {
  const expected = said.map((text) => charactersOf(text));
  const ends: number[] = [];
  for (const { length } of expected) ends.push((ends.at(-1) ?? 0) + length);
  const all = expected.join('');
  const places: number[] = [];
  const heads = new Map<number, Range>();
  for (const line of linesOf(decoded.text)) {
    const characters = placesIn(decoded.text, line);
    const text = characters.map((at) => decoded.text[at]).join('');
    const skipped = headLength(text, all, places.length);
    if (skipped === null) return null;
    if (skipped > 0) heads.set(places.length, { start: characters[0]!, end: characters[skipped - 1]! + 1 });
    for (const at of characters.slice(skipped)) places.push(at);
  }
  if (places.length !== all.length) return null;
  return said.map((text, index) => {
    const from = index === 0 ? 0 : ends[index - 1]!;
    return { words: wordsAt(text, places, from, decoded), head: heads.get(from) ?? null };
  });
}

const charactersOf = (text: string): string => text.replaceAll(/[\s\u2060]/g, '');

function* linesOf(text: string): Generator<Range> {
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    yield { start, end };
    start = end + 1;
  }
}

function placesIn(text: string, { start, end }: Range): number[] {
  const places: number[] = [];
  for (let at = start; at < end; at += 1) if (!NOT_SAID.test(text[at]!)) places.push(at);
  return places;
}

/** How many characters of a line precede its words; null if none of the line was read. */
function headLength(line: string, all: string, from: number): number | null {
  for (let skipped = 0; skipped <= Math.min(line.length, LONGEST_HEAD); skipped += 1) if (all.startsWith(line.slice(skipped), from)) return skipped;
  return null;
}

function wordsAt(text: string, places: readonly number[], from: number, { at, end }: DecodedText): PlacedWord[] {
  let next = from;
  return tokensOf(text).map((token) => {
    const pieces: Range[] = [];
    for (let count = charactersOf(token.text).length; count > 0; count -= 1) {
      const place = places[next++]!;
      const last = pieces.at(-1);
      if (last && at[place]! >= last.start && at[place]! <= last.end) last.end = end[place]!;
      else pieces.push({ start: at[place]!, end: end[place]! });
    }
    return { ...token, pieces };
  });
}

/** The range in the file of a name in a head. */
export function nameIn(decoded: DecodedText, head: Range | null, name: string | null): Range | null {
  if (head === null || name === null || name === '') return null;
  const found = decoded.text.slice(head.start, head.end).indexOf(name);
  if (found < 0) return null;
  const at = head.start + found;
  return { start: decoded.at[at]!, end: decoded.end[at + name.length - 1]! };
}
