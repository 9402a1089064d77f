import type { Block } from './blocks/block.ts';
import { announcesTranscript } from './headings.ts';
import { isSpeakerName, timeHeader, turnHeader, type TurnHeader } from './turns.ts';

/**
 * The header of each block that is one. Where some turns name nobody, because the same speaker goes on or nobody is ever named, a time in
 * brackets begins them: `(0:45) And then …`. One among turns with names will do, two without any; they have the brackets of the others, and
 * times that go on. `(0:45) Ana: And then …` names somebody all the same: that is another form.
 *
 * @param isTimed which blocks may be a turn by their time alone
 */
export function turnHeaders(blocks: readonly Block[], isTurn: (index: number) => boolean = () => true, isTimed = isTurn): (TurnHeader | null)[] {
  const named = blocks.map((block, index) => (isTurn(index) ? turnHeader(block) : null));
  const timed = blocks.map((block, index) => (named[index] || !isTimed(index) ? null : timeHeader(block)));
  // as a rule there is none
  if (timed.every((header) => header === null)) return named;
  const bracket = bracketOf(blocks, named) ?? bracketOf(blocks, timed);
  const all = blocks.map((block, index) => named[index] ?? (timed[index] && bracketBefore(block, timed[index]) === bracket ? timed[index] : null));
  const found = all.filter((header) => header !== null);
  const without = blocks.filter((_, index) => all[index] && !all[index].name);
  return without.length > 0 && found.length > 1 && mostlyAscend(found) && !mostlyName(without) ? all : named;
}

/** A stretch of blocks, `to` being the one after the last. */
export interface Speech {
  from: number;
  to: number;
}

/** No title is as long. */
const LEAST_SPEECH = 300;
const FEWEST_TURNS = 3;

/**
 * Where a transcript without a name and without the word "Transcript" stands: three turns at least, most of them longer than any line of a
 * chapter list can be. Shorter ones before are its own where the time goes on from them; a list of chapters begins at its end again.
 */
export function speechWithoutNames(blocks: readonly Block[]): Speech | null {
  const timed = blocks.flatMap((block, index) => {
    const header = timeHeader(block);
    return header ? [{ index, header, bracket: block.text[0] }] : [];
  });
  if (timed.length < FEWEST_TURNS || blocks.some(announcesTranscript)) return null;
  const lengths = timed.map(({ index, header }, at) => lengthOf(blocks, index, timed[at + 1]?.index ?? blocks.length) - header.end);
  const first = lengths.findIndex((length) => length > LEAST_SPEECH);
  if (first < 0) return null;
  const [turns, long] = [timed.slice(first), lengths.slice(first).filter((length) => length > LEAST_SPEECH)];
  const isOneForm = turns.every(({ bracket }) => bracket === turns[0]!.bracket) && mostlyAscend(turns.map(({ header }) => header)) && !mostlyName(turns.map(({ index }) => blocks[index]!));
  if (turns.length < FEWEST_TURNS || long.length * 2 <= turns.length || !isOneForm || blocks.filter((block) => turnHeader(block)).length > 1) return null;
  let begin = first;
  const goesOn = (at: number): boolean => {
    const [one, next] = [timed[at]!, timed[at + 1]!];
    return one.bracket === next.bracket && (one.header.ms ?? Infinity) < (next.header.ms ?? 0) && blocks.slice(one.index, next.index).every(({ kind }) => kind === 'paragraph');
  };
  while (begin > 0 && goesOn(begin - 1)) begin -= 1;
  return { from: timed[begin]!.index, to: timed.at(-1)!.index + 1 };
}

/** Characters from a block up to another, or to the next heading. */
function lengthOf(blocks: readonly Block[], from: number, to: number): number {
  let length = 0;
  for (let at = from; at < to && (at === from || blocks[at]!.kind === 'paragraph'); at += 1) length += blocks[at]!.text.length;
  return length;
}

const bracketBefore = (block: Block, { time }: TurnHeader): string => block.text[time.start - 1]!;

/** The bracket that most of some headers have. */
function bracketOf(blocks: readonly Block[], headers: readonly (TurnHeader | null)[]): string | null {
  let [round, square] = [0, 0];
  headers.forEach((header, index) => {
    if (!header) return;
    if (bracketBefore(blocks[index]!, header) === '(') round += 1;
    else square += 1;
  });
  return round + square === 0 ? null : round >= square ? '(' : '[';
}

const NAMED_AFTER = /^[([][\d:.,]{1,16}[)\]]\s{0,4}([^\s:][^:\n]{0,79}):\s/;

/** Whether most of some turns say who speaks, behind their time. */
function mostlyName(blocks: readonly Block[]): boolean {
  const labels = blocks.flatMap(({ text }) => NAMED_AFTER.exec(text.slice(0, 120))?.[1] ?? []);
  return labels.filter(isSpeakerName).length * 2 > blocks.length;
}

/** Whether the times of turns without a name go on from those before, and those after from them, but for a few. */
function mostlyAscend(headers: readonly TurnHeader[]): boolean {
  const read = headers.filter(({ ms }) => ms !== null);
  const pairs = read.slice(1).flatMap((header, index) => (header.name && read[index]!.name ? [] : [header.ms! >= read[index]!.ms!]));
  return pairs.length > 0 && pairs.filter((ascends) => !ascends).length * 3 <= pairs.length;
}
