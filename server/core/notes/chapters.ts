import { parseTimestamp } from '../time/timestamp.ts';
import type { Range } from '../model/patch.ts';
import { type Block, trimmed } from './blocks/block.ts';

/** One line of a chapter list: the ranges of its time and title in the block's text, and which comes first. */
export interface ChapterEntry {
  time: Range;
  title: Range;
  /** null if the digits are not a clock time. */
  ms: number | null;
  titleFirst: boolean;
}

const TIME = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;
const OPEN = String.raw`[([]?`;
const CLOSE = String.raw`[)\]]?`;
/** A list number or pictogram, a time (or a range of two), and the separator before the title. */
const TIME_FIRST = new RegExp(String.raw`^(?:\d{1,3}[.)][ \t]{1,4}|[\p{So}\p{Sm}\ufe0f]{1,4}[ \t]{0,4})?${OPEN}(${TIME})(?:[ \t]{0,4}[-–—][ \t]{0,4}${TIME})?${CLOSE}(?!:?\d)[ \t\u00a0]{0,8}[-–—:|•.]{0,3}[ \t\u00a0]{0,8}(?=[^\s])`, 'u');
const TITLE_FIRST = new RegExp(String.raw`[ \t\u00a0]{0,8}[-–—:|@]{0,2}[ \t\u00a0]{0,8}(?<![\d:.,])${OPEN}(${TIME})(?:[ \t]{0,4}[-–—][ \t]{0,4}${TIME})?${CLOSE}[.;,]?$`);
const NUMBER = /^\d{1,3}[.)][ \t]{1,4}/;
const CLOCK = /\d:\d/;
const MAX_TITLE = 300;

/** What a list is recognised by: the text of each line, and whether it is marked as an item. */
type Said = Pick<Block, 'text' | 'kind'>;

/** Reads one line of a chapter list in any form: `00:07:51 Title`, `[7:51] - Title`, `Title (7:51)`, `3. 7:51-9:20 Title`. */
export function chapterEntry({ text, kind }: Said): ChapterEntry | null {
  if (kind === 'heading' || text.length > MAX_TITLE || text.includes('\n') || !CLOCK.test(text)) return null;
  return timeFirst(text) ?? titleFirst(text);
}

function timeFirst(text: string): ChapterEntry | null {
  const match = TIME_FIRST.exec(text);
  if (!match) return null;
  const title = trimmed(text, match[0].length);
  if (title.start === title.end) return null;
  const start = match[0].indexOf(match[1]!, NUMBER.exec(match[0])?.[0].length ?? 0);
  return { time: { start, end: start + match[1]!.length }, title, ms: parseTimestamp(match[1]!), titleFirst: false };
}

function titleFirst(text: string): ChapterEntry | null {
  const tail = Math.max(0, text.length - 60);
  const match = TITLE_FIRST.exec(text.slice(tail));
  if (!match) return null;
  const title = trimmed(text, NUMBER.exec(text)?.[0].length ?? 0, tail + match.index);
  if (title.start >= title.end || !/\p{L}/u.test(text.slice(title.start, title.end))) return null;
  const start = tail + match.index + match[0].indexOf(match[1]!);
  return { time: { start, end: start + match[1]!.length }, title, ms: parseTimestamp(match[1]!), titleFirst: true };
}

/** Consecutive blocks that are entries of one chapter list: `from` is the first, `to` the one after the last. */
export interface ChapterRun {
  from: number;
  to: number;
  entries: ChapterEntry[];
}

/**
 * The longest list of chapters that begins at a block. Below a heading that announces chapters, one entry is enough; else it takes
 * two list items, two lines that begin with a time, or three that end with one, because the header of a turn also ends with a time,
 * but is followed by words.
 */
export function chapterRun(blocks: readonly Said[], from: number, announced: boolean): ChapterRun | null {
  const entries: ChapterEntry[] = [];
  const first = chapterEntry(blocks[from]!);
  if (!first) return null;
  let to = from;
  for (; to < blocks.length; to += 1) {
    const entry = chapterEntry(blocks[to]!);
    if (!entry || (blocks[to]!.kind !== 'item' && entry.titleFirst !== first.titleFirst)) break;
    entries.push(entry);
  }
  const needed = announced ? 1 : first.titleFirst && blocks[from]!.kind !== 'item' ? 3 : 2;
  return entries.length >= needed ? { from, to, entries } : null;
}
