import type { Block } from './blocks/block.ts';
import { bracketBefore, namedAfterTime, timeHeader, turnHeader, type TimedHeader, type TurnHeader } from './turns.ts';

/**
 * The header of each block that has one. In a transcript, turns may say only when they begin, or have their name and time in other forms:
 * `(0:45) And then …`, `[00:00:12] Ana: And then …`, `Ana  0:45` with the words below. Sentences and chapters have such forms too, so evidence
 * is needed: the brackets of the other turns, and times that go on. If most turns begin with `Name (0:45)`, each time has to lie between
 * theirs; else there are two at least, and most ascend.
 *
 * @param isTimed which blocks may be turns because of their time alone
 */
export function turnHeaders(blocks: readonly Block[], isTurn: (index: number) => boolean = () => true, isTimed = isTurn): (TimedHeader | null)[] {
  const named = blocks.map((block, index) => (isTurn(index) ? turnHeader(block) : null));
  const timed = blocks.map((block, index) => (named[index] || !isTimed(index) ? null : timeHeader(block)));
  // as a rule there is none
  if (timed.every((header) => header === null)) return named;
  const bracket = bracketOf(blocks, named) ?? bracketOf(blocks, timed);
  const alike = timed.map((header, index) => (header && bracketBefore(blocks[index]!, header.time) === bracket && (bracket !== '' || hasWords(blocks, timed, index)) ? header : null));
  const names = countOf(named);
  if (countOf(alike) <= names) return amongNamed(named, alike);
  const all = named.map((header, index) => header ?? alike[index]!);
  if (!mostlyAscend(all)) return named;
  const after = names > 0 ? [] : alike.map((header, index) => (header && !header.name ? namedAfterTime(blocks[index]!, header) : null));
  return areNames(blocks, after, countOf(all)) ? all.map((header, index) => after[index] ?? header) : all;
}

/** Whether words follow a header: what is only a list of times has none. */
function hasWords(blocks: readonly Block[], headers: readonly (TurnHeader | null)[], index: number): boolean {
  const isLast = index + 1 === blocks.length;
  return blocks[index]!.text.slice(headers[index]!.end).trim() !== '' || (!isLast && headers[index + 1] === null);
}

/** Those with a time that lies between the turns around it. */
function amongNamed(named: readonly (TimedHeader | null)[], timed: readonly (TimedHeader | null)[]): (TimedHeader | null)[] {
  const next: number[] = [];
  for (let index = named.length - 1, ms = Infinity; index >= 0; index -= 1) {
    next[index] = ms;
    ms = named[index]?.ms ?? ms;
  }
  let before = -1;
  return named.map((header, index) => {
    const { ms = null } = timed[index] ?? {};
    // a turn that is out of line itself does not bound the times before it
    const fits = ms !== null && before <= ms && (ms <= next[index]! || next[index]! < before);
    const found = header ?? (fits ? timed[index]! : null);
    before = found?.ms ?? before;
    return found;
  });
}

/** Whether what follows the times of some turns are names: most turns have one, or one of them speaks again. */
function areNames(blocks: readonly Block[], headers: readonly (TimedHeader | null)[], turns: number): boolean {
  const labels = headers.flatMap((header, index) => (header?.name ? [blocks[index]!.text.slice(header.name.start, header.name.end)] : []));
  return labels.length * 2 > turns || new Set(labels).size < labels.length;
}

/** The bracket that most of some headers have: round, square or none. */
function bracketOf(blocks: readonly Block[], headers: readonly (TimedHeader | null)[]): string | null {
  const brackets = headers.flatMap((header, index) => (header ? [bracketBefore(blocks[index]!, header.time)] : []));
  if (brackets.length === 0) return null;
  const count = (bracket: string): number => brackets.filter((each) => each === bracket).length;
  return ['(', '[', ''].toSorted((one, other) => count(other) - count(one))[0]!;
}

const countOf = (headers: readonly (TimedHeader | null)[]): number => headers.filter((header) => header !== null).length;

/** Whether there are two times at least, and at most a third of the steps between them go back. */
export function mostlyAscend(headers: readonly (TurnHeader | null)[]): boolean {
  const read = headers.flatMap((header) => header?.ms ?? []);
  const steps = read.slice(1).map((ms, index) => ms >= read[index]!);
  return steps.length > 0 && steps.filter((ascends) => !ascends).length * 3 <= steps.length;
}
