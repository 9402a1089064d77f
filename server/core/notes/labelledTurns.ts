import type { Range } from '../model/patch.ts';
import type { Block } from './blocks/block.ts';
import { endsSentence } from './headings.ts';
import { type Header, NO_SPEAKERS, headerOf, nameOf } from './lineHeader.ts';
import { mostlyAscend, turnHeaders } from './turnHeaders.ts';
import type { TurnHeader } from './turns.ts';

/** A paragraph that may begin a turn, by its first line. */
interface Labelled {
  header: TurnHeader;
  form: string;
  label: string;
}

/** How many of the paragraphs must begin a turn. If they all name the same person, the label may be anything, and it takes more than half. */
const SHARE = { names: 1 / 3, oneName: 1 / 2 };

/**
 * Adds headers that are some only because the page says that it is a transcript: `Name: words`, `Name 0:12` or `0:12 - Name` at the end of
 * a line, `Name (0:12): words` in a list. Credits, notes and chapters are written like that, too. So one form prevails among the paragraphs,
 * somebody speaks again (unless there are times in brackets), words follow, and times go on; whoever is named only once, without a time, before
 * or after those who speak again, says a whole sentence.
 *
 * @param found the headers that are some anywhere: where several name somebody, there are no others but those of the same people without a time
 * @param isSpoken which blocks belong to what the page calls a transcript
 */
export function withLabelled(blocks: readonly Block[], found: readonly (TurnHeader | null)[], isSpoken: (index: number) => boolean): readonly (TurnHeader | null)[] {
  if (countOf(found, (header) => header !== null && header.name !== null) > 1) return withUntimed(blocks, found, isSpoken);
  const read = blocks.map((block, index) => (block.kind === 'heading' || !isSpoken(index) ? null : labelled(block)));
  const form = prevailing(read);
  if (form === null) return found;
  const turns = read.map((each) => (each?.form === form ? each : null));
  const spoken = countOf(blocks, ({ kind }, index) => kind !== 'heading' && isSpoken(index));
  if (!areTurns(blocks, turns, form, spoken)) return found;
  const accepted = withoutCredits(blocks, turns);
  return countOf(accepted, (header) => header !== null) < countOf(found, (header) => header !== null) ? found : accepted.map((header, index) => header ?? found[index]!);
}

/**
 * `Ana: words` among turns that say when: a turn without a time, if somebody is named so in one that has a time, as exactly. The first of them
 * bounds it, and the last where no transcript is announced; it is not what somebody says right below a header.
 */
function withUntimed(blocks: readonly Block[], found: readonly (TurnHeader | null)[], isSpoken: (index: number) => boolean): readonly (TurnHeader | null)[] {
  const nameIn = (header: TurnHeader | null | undefined, index: number): string[] => (header?.name ? [blocks[index]!.text.slice(header.name.start, header.name.end)] : []);
  const names = new Set(found.flatMap(nameIn));
  const [first, last] = [found.findIndex((header) => header !== null), found.findLastIndex((header) => header !== null)];
  let isAny = false;
  const all = found.map((header, index) => {
    const before = found[index - 1];
    if (header || index < first || (index > last && !isSpoken(index)) || blocks[index]!.kind !== 'paragraph' || (before && before.end === blocks[index - 1]!.text.length)) return header;
    const turn = labelled(blocks[index]!);
    if (!turn || turn.header.time || !names.has(turn.label)) return header;
    isAny = true;
    return turn.header;
  });
  return isAny ? all : found;
}

/**
 * The lines in paragraphs of a transcript that begin turns in the form that prevails among them. A line may begin like a label (`Remember: …`),
 * so it says when, or names somebody who speaks elsewhere, too; or most lines of its paragraph begin with an emphasised name.
 */
export function linesOfTurns(paragraphs: readonly (readonly Block[])[]): Block[] {
  const lines = paragraphs.flat();
  const found = turnHeaders(lines);
  const headers = withLabelled(lines, found, () => true);
  if (headers === found) return [];
  const turns = new Map(lines.flatMap((line, index) => (headers[index]?.name ? [[line, headers[index]] as const] : [])));
  const nameOn = (line: Block): string => line.text.slice(turns.get(line)!.name!.start, turns.get(line)!.name!.end);
  const names = tally([...turns.keys()].map(nameOn));
  return paragraphs.flatMap((all) => {
    const begun = all.filter((line) => turns.has(line));
    return begun.length * 2 > all.length && begun.every(beginsWithTag) ? begun : begun.filter((line) => turns.get(line)!.time || names.get(nameOn(line))! > 1);
  });
}

const beginsWithTag = (line: Block): boolean => line.start < line.starts[line.base]!;

/** `[Name] words`, as diarizers write it: too much else is in brackets at the start of a line for files to be read so. */
const SQUARE_NAME = /^\[([^\]\n:]{1,80})\][ \t\u00a0]{1,4}(?=\S)/;

function squareName(line: string): Header | null {
  const match = SQUARE_NAME.exec(line);
  const name = match && nameOf(match[1]!);
  return match && name !== null ? { form: 'name', name, sure: true, startMs: null, endMs: null, time: null, bracket: '[', words: line.slice(match[0].length), colon: false } : null;
}

function labelled({ text }: Block): Labelled | null {
  const line = firstLine(text);
  const read = headerOf(line);
  const header = read?.name == null ? squareName(line) : read;
  if (header?.name == null || !header.sure || header.endMs !== null || (header.time === null) !== (header.form === 'name')) return null;
  if (NO_SPEAKERS.has(header.name.toLowerCase()) || !line.endsWith(header.words)) return null;
  const places = placesIn(line, header);
  const role = places && ROLE_BEHIND.exec(line.slice(places.name.end));
  return places && { header: { ...places, ...(role && { role: { start: places.name.end, end: places.name.end + role[0].length } }), ms: header.startMs, end: line.length - header.words.length }, form: `${header.form}${header.bracket}`, label: header.name };
}

/** Only a role can stand in brackets behind a name that was read without them. */
const ROLE_BEHIND = /^[ \t\u00a0]{1,4}\(\p{L}[\p{L}-]{1,20}\)/u;

function placesIn(line: string, { name, time, form }: Header): { name: Range; time: Range | null } | null {
  const [first, second] = form === 'time-name' ? [time, name] : [name, time];
  const one = placeOf(line, first!, 0);
  const other = second === null ? null : placeOf(line, second, one.end);
  if (one.start < 0 || (other && other.start < 0)) return null;
  return form === 'time-name' ? { name: other!, time: one } : { name: one, time: other };
}

function placeOf(line: string, part: string, from: number): Range {
  const start = line.indexOf(part, from);
  return { start, end: start + part.length };
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return (end < 0 ? text : text.slice(0, end)).trimEnd();
}

/** The form of more than half of the headers. */
function prevailing(read: readonly (Labelled | null)[]): string | null {
  const counts = tally(read.flatMap((each) => each?.form ?? []));
  const total = countOf(read, (each) => each !== null);
  return [...counts].find(([, count]) => count * 2 > total)?.[0] ?? null;
}

function areTurns(blocks: readonly Block[], turns: readonly (Labelled | null)[], form: string, spoken: number): boolean {
  const labels = tally(turns.flatMap((turn) => turn?.label ?? []));
  const count = countOf(turns, (turn) => turn !== null);
  const isSure = /^name-time[([]/.test(form);
  if ((labels.size === count && !isSure) || count < Math.max(2, spoken * (labels.size === 1 ? SHARE.oneName : SHARE.names))) return false;
  const above = turns.flatMap((turn, index) => (turn && turn.header.end === blocks[index]!.text.length ? [index] : []));
  const wordless = countOf(above, (index) => blocks[index + 1] === undefined || turns[index + 1] !== null);
  return wordless * 3 <= count && (turns.every((turn) => !turn?.header.time) || mostlyAscend(turns.map((turn) => turn && turn.header)));
}

/** Leaves out who is named only once, without a time, outside of the conversation and without saying a sentence: `Host: Mara Quill`. */
function withoutCredits(blocks: readonly Block[], turns: readonly (Labelled | null)[]): (TurnHeader | null)[] {
  const labels = tally(turns.flatMap((turn) => turn?.label ?? []));
  const speaksAgain = (turn: Labelled | null): boolean => turn !== null && labels.get(turn.label)! > 1;
  const [first, last] = [turns.findIndex(speaksAgain), turns.findLastIndex(speaksAgain)];
  return turns.map((turn, index) => (turn && (turn.header.time || (first <= index && index <= last) || endsSentence(blocks[index]!.text)) ? turn.header : null));
}

function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function countOf<T>(all: readonly T[], counts: (one: T, index: number) => boolean): number {
  return all.reduce((count, one, index) => count + (counts(one, index) ? 1 : 0), 0);
}
