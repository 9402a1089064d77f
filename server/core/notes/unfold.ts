import { findTimestamps } from '../time/timestamp.ts';
import { type Block, type Page, paragraphsOf, sliceOf, wholeOf } from './blocks/block.ts';
import { BULLETS } from './blocks/text.ts';
import { chapterEntry, isTimeAlone } from './chapters.ts';
import { announcesChapters, announcesReferences, announcesTranscript } from './headings.ts';
import { linesOfTurns, withLabelled } from './labelledTurns.ts';
import { turnHeaders } from './turnHeaders.ts';
import { timeHeader, turnHeader } from './turns.ts';
import { turnsInARow } from './turnsInARow.ts';

/** The name of a section that a directory glued to the preceding item when it removed the line breaks. */
const GLUED = /(?<=[\p{Ll}\p{Nd}.!?)/])(?:Show Notes|Timestamps|Chapters|Transcript|Links|References|Resources):?$/u;

/** No episode has more chapters and links than this: a line with more was never a list. */
const MAX_BULLETS = 5_000;

/** Divides blocks that hold several things: lines separated by `<br>`, a list collapsed into one line, chapters or turns in a row. */
export function unfold(whole: readonly Block[], page: Page): Block[] {
  const blocks = whole.flatMap((block) => apart(block, page));
  const announced = blocks.findIndex(announcesTranscript);
  const isSpoken = (index: number): boolean => announced >= 0 && index > announced;
  const turns = announced < 0 ? new Set<number>() : turnsInLines(blocks.slice(announced + 1), page);
  const unfolded = blocks.flatMap((block, index) => collapsed(block, page) ?? linkedLines(block, blocks[index - 1], page) ?? brokenLines(block, isSpoken(index), turns, page) ?? (isSpoken(index) && timeHeader(block)?.until ? null : chaptersInARow(block, page)) ?? [block]);
  const spokenFrom = announced < 0 ? -1 : unfolded.findIndex(announcesTranscript);
  return spokenFrom < 0 ? unfolded : turnsInARow(unfolded, (index) => index > spokenFrom, page);
}

/** Where in the source the lines begin that are turns of a transcript, if only all of its paragraphs show that. */
function turnsInLines(blocks: readonly Block[], page: Page): Set<number> {
  const spoken = blocks.filter(({ kind }) => kind === 'paragraph');
  if (!spoken.some(({ text }) => text.includes('\n'))) return new Set();
  return new Set(linesOfTurns(spoken.map((block) => (block.text.includes('\n') ? linesOf(block, page) : [block]))).map(({ start }) => start));
}

/** Two consecutive line breaks end a paragraph, in any element. */
function apart(block: Block, page: Page): Block[] {
  if (block.kind !== 'paragraph' || !block.text.includes('\n\n')) return [block];
  return paragraphsOf(wholeOf(block)).map(({ start, end }) => sliceOf(block, start, end, 'paragraph', page)).filter(({ text }) => text !== '');
}

/** `Show Notes* link* linkTimestamps* [00:00:03] Title* [00:00:17] …`: three bullets inside a paragraph make it a list. */
function collapsed(block: Block, page: Page): Block[] | null {
  const { text } = block;
  if (block.kind === 'heading') return null;
  const bullets: number[] = [];
  for (let at = text.indexOf('* '); at >= 0; at = text.indexOf('* ', at + 2)) if (text[at - 1] !== '*') bullets.push(at);
  if (bullets.length < 3 || bullets.length > MAX_BULLETS) return null;
  const edges = bullets[0] === 0 ? [...bullets, text.length] : [0, ...bullets, text.length];
  const found = edges.slice(0, -1).flatMap((from, index) => {
    const to = edges[index + 1]!;
    const bullet = text.startsWith('* ', from);
    const glued = GLUED.exec(text.slice(Math.max(from, to - 60), to))?.[0].length ?? 0;
    const item = sliceOf(block, bullet ? from + 2 : from, to - glued, bullet || block.kind === 'item' ? 'item' : 'paragraph', page);
    return glued > 0 ? [item, sliceOf(block, to - glued, to, 'heading', page)] : [item];
  }).filter((piece) => piece.text !== '');
  return found.some((piece) => chapterEntry(piece)) || block.kind === 'item' ? found : null;
}

/** `<p>Links:</p><p><a>…</a><br><a>…</a></p>`: lines with a link each, announced by the block before. */
function linkedLines(block: Block, before: Block | undefined, page: Page): Block[] | null {
  if (block.kind !== 'paragraph' || block.links.length < 2 || !before || !announcesReferences(before)) return null;
  const lines = linesOf(block, page);
  return lines.length > 1 && lines.every((line) => line.links.length > 0) ? lines.map((line) => ({ ...line, kind: 'item' })) : null;
}

function linesOf(block: Block, page: Page): Block[] {
  const { text } = block;
  const lines: Block[] = [];
  for (let from = 0; from <= text.length;) {
    const found = text.indexOf('\n', from);
    const to = found < 0 ? text.length : found;
    if (text.slice(from, to).trim() !== '') lines.push(sliceOf(block, from, to, 'paragraph', page));
    from = to + 1;
  }
  return lines;
}

/** Lines of a paragraph that are each a chapter, a turn or a reference; other line breaks stay inside their paragraph. */
function brokenLines(block: Block, spoken: boolean, turns: ReadonlySet<number>, page: Page): Block[] | null {
  const { text } = block;
  if (block.kind !== 'paragraph' || !text.includes('\n')) return null;
  const isTimed = /\d:\d\d/.test(text);
  const first = sliceOf(block, 0, text.indexOf('\n'), 'paragraph', page);
  if (!isTimed && !spoken && !announcesReferences(first) && !announcesTranscript(first)) return null;
  const lines = linesOf(block, page);
  const entries = lines.filter((line) => chapterEntry(line) !== null).length;
  const untitled = lines.filter(isTimeAlone).length;
  if (entries >= (announcesChapters(lines[0]!) ? 1 : 2) && entries + untitled >= lines.length - 1 && !isTurnThenWords(lines)) return lines;
  if (announcesReferences(lines[0]!) && lines.length > 1) return lines.map((line, index) => (index > 0 ? { ...line, kind: 'item' } : line));
  return turnsApart(block, lines, spoken, page) ?? dividedAt(block, lines.slice(1).filter(({ start }) => turns.has(start)), page);
}

const isTurnThenWords = ([first, second]: readonly Block[]): boolean => turnHeader(first!) !== null && !chapterEntry(second!);

/**
 * `Name (0:05)<br>words<br><br>Other (0:09)<br>words`: one block per turn. Turns without a name begin only after one with, or after the word
 * "Transcript" in a block before or in the first line.
 */
function turnsApart(block: Block, lines: readonly Block[], spoken: boolean, page: Page): Block[] | null {
  const named = spoken || announcesTranscript(lines[0]!) ? 0 : lines.findIndex((line) => turnHeader(line));
  if (named < 0) return null;
  const headers = withLabelled(lines, turnHeaders(lines, undefined, (index) => spoken || index > named), (index) => spoken || (index > 0 && announcesTranscript(lines[0]!)));
  return dividedAt(block, lines.filter((_, index) => index > 0 && headers[index]), page);
}

/** A block in parts that begin with the given lines; null if there are none. */
function dividedAt(block: Block, lines: readonly Block[], page: Page): Block[] | null {
  if (lines.length === 0) return null;
  const edges = [0, ...lines.map((line) => line.base - block.base), block.text.length];
  return edges.slice(0, -1).map((from, index) => sliceOf(block, from, edges[index + 1]!, 'paragraph', page));
}

const BULLET = new RegExp(String.raw`^(?:[${BULLETS}][ \t\u00a0]{0,4})?`);

/** `0:00 Intro 7:51 Defining it 20:16 The lab`: at least three times, the first at the start or behind a bullet, each followed by a title. */
function chaptersInARow(block: Block, page: Page): Block[] | null {
  const { text } = block;
  const bullet = BULLET.exec(text)![0].length;
  if (block.kind === 'heading' || text.length > 20_000 || !/^[([]?\d/.test(text.slice(bullet, bullet + 2))) return null;
  const all = findTimestamps(text);
  const times = all.filter((time, index) => !isRangeEnd(text, all[index - 1], time));
  if (times.length < 3 || times[0]!.start > bullet + 1 || times.some((time, index) => index > 0 && time.ms <= times[index - 1]!.ms)) return null;
  const starts = times.map(({ start }) => ('(['.includes(text[start - 1] ?? ' ') ? start - 1 : start));
  const found = starts.map((from, index) => sliceOf(block, from, withoutDivider(text, from, starts[index + 1] ?? text.length), 'item', page));
  return found.every((piece) => piece.text.length <= 120 && chapterEntry(piece)) ? found : null;
}

const isRangeEnd = (text: string, before: { end: number } | undefined, time: { start: number }): boolean =>
  before !== undefined && /^[ \t]{0,4}[-–—][ \t]{0,4}$/.test(text.slice(before.end, time.start));

/** What separates entries; unlike other bullets, an asterisk may belong to a title. */
const DIVIDERS = ` \u00a0,;|/${BULLETS.replace('*', '')}`;

/** The end of an entry without the separator before the next one. */
function withoutDivider(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && DIVIDERS.includes(text[end - 1]!)) end -= 1;
  return end;
}
