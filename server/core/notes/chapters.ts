import { parseTimestamp } from '../time/timestamp.ts';
import type { Range } from '../model/patch.ts';
import { type Block, trimmed } from './blocks/block.ts';
import { BULLETS } from './blocks/text.ts';

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
const RANGE = String.raw`(${TIME})(?:[ \t]{0,4}[-–—][ \t]{0,4}${TIME})?`;
const NUMBER = String.raw`\d{1,3}[.)][ \t]{1,4}`;
/** A bullet, a list number or pictogram, a time (or a range of two), and the separator before the title. */
const TIME_FIRST = new RegExp(String.raw`^((?:[${BULLETS}][ \t\u00a0]{0,4})?(?:${NUMBER}|[\p{So}\p{Sm}\ufe0f]{1,4}[ \t]{0,4})?)${OPEN}${RANGE}${CLOSE}(?!:?\d|[)\]])[ \t\u00a0]{0,8}[-–—:|•.]{0,3}[ \t\u00a0]{0,8}(?=[^\s])`, 'u');
const TITLE_FIRST = new RegExp(String.raw`[ \t\u00a0]{0,8}[-–—:|@]{0,2}[ \t\u00a0]{0,8}(?<![\d:.,])${OPEN}${RANGE}${CLOSE}[.;,]?$`);
/** What precedes the title in a line that ends with its time. */
const BEFORE_TITLE = new RegExp(String.raw`^(?:[${BULLETS}][ \t\u00a0]{1,4})?(?:${NUMBER})?`);
/** A line that has a time, or a range of two, and no title. */
const TIME_ALONE = new RegExp(String.raw`^(?:[${BULLETS}][ \t\u00a0]{0,4})?(?:${NUMBER})?${OPEN}${RANGE}${CLOSE}[ \t\u00a0]{0,8}[-–—:|•.]{0,3}[ \t\u00a0]{0,8}$`);
const CLOCK = /\d:\d/;
const MAX_TITLE = 300;

/** What a list is recognised by: the text of each line, and whether it is marked as an item. */
type Said = Pick<Block, 'text' | 'kind'>;

/** Reads one line of a chapter list in any form: `00:07:51 Title`, `[7:51] - Title`, `Title (7:51)`, `3. 7:51-9:20 Title`. */
export function chapterEntry(line: Said): ChapterEntry | null {
  const { text, kind } = line;
  if (kind === 'heading' || text.length > MAX_TITLE || text.includes('\n') || !CLOCK.test(text) || isTimeAlone(line)) return null;
  return timeFirst(text) ?? titleFirst(text);
}

function timeFirst(text: string): ChapterEntry | null {
  const match = TIME_FIRST.exec(text);
  if (!match) return null;
  const [whole, before, time] = match;
  const title = trimmed(text, whole.length);
  if (title.start === title.end) return null;
  const start = whole.indexOf(time!, before!.length);
  return { time: { start, end: start + time!.length }, title, ms: parseTimestamp(time!), titleFirst: false };
}

function titleFirst(text: string): ChapterEntry | null {
  const tail = Math.max(0, text.length - 60);
  const match = TITLE_FIRST.exec(text.slice(tail));
  if (!match) return null;
  const title = trimmed(text, BEFORE_TITLE.exec(text)![0].length, tail + match.index);
  if (title.start >= title.end || !/\p{L}/u.test(text.slice(title.start, title.end))) return null;
  const start = tail + match.index + match[0].indexOf(match[1]!);
  return { time: { start, end: start + match[1]!.length }, title, ms: parseTimestamp(match[1]!), titleFirst: true };
}

/** Whether a line has a time and no title. */
export const isTimeAlone = ({ kind, text }: Said): boolean => kind !== 'heading' && text.length <= 40 && TIME_ALONE.test(text);

/** When a line that has only a time begins; null for any other line, and for digits that are not a clock time. */
export const timeAloneMs = (line: Said): number | null => (isTimeAlone(line) ? parseTimestamp(TIME_ALONE.exec(line.text)![1]!) : null);

/** Whether a paragraph begins with a bullet or dash that was typed: in speech, a dash is how somebody begins to talk. */
export const beginsWithBullet = ({ kind, text }: Said): boolean => kind === 'paragraph' && text !== '' && BULLETS.includes(text[0]!);

/** Consecutive blocks of one chapter list: `from` is the first, `to` the one after the last. */
export interface ChapterRun {
  from: number;
  to: number;
  /** `at` is the number of an entry's block. */
  entries: (ChapterEntry & { at: number })[];
  /** The numbers of the blocks that have a time but no title. */
  untitled: number[];
}

/**
 * The longest list of chapters that begins at a block. Below a heading that announces chapters, one entry is enough; else it takes
 * two list items, two lines that begin with a time, or three that end with one, because the header of a turn also ends with a time,
 * but is followed by words. A line with only a time does not end a list that goes on after it.
 */
export function chapterRun(blocks: readonly Said[], from: number, announced: boolean): ChapterRun | null {
  const entries: ChapterRun['entries'] = [];
  const alone: number[] = [];
  let to = from;
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at]!;
    const entry = chapterEntry(block);
    if (!entry && (announced || entries.length > 0) && isTimeAlone(block)) {
      alone.push(at);
      if (announced && block.kind === 'item') to = at + 1;
      continue;
    }
    if (!entry || (block.kind !== 'item' && entries.length > 0 && entry.titleFirst !== entries[0]!.titleFirst)) break;
    entries.push({ ...entry, at });
    to = at + 1;
  }
  const [first] = entries;
  if (!first) return null;
  const needed = announced ? 1 : first.titleFirst && blocks[first.at]!.kind !== 'item' ? 3 : 2;
  return entries.length >= needed ? { from, to, entries, untitled: alone.filter((at) => at < to) } : null;
}
