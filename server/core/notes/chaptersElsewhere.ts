import { type Patch, applyPatches } from '../model/patch.ts';
import { parseTimestamp } from '../time/timestamp.ts';
import type { Block, Span } from './blocks/block.ts';
import { type ChapterPlace, type Interpretation, interpret } from './interpret.ts';
import { listElsewhere, type OtherPage, saidByBoth, writeListElsewhere } from './listElsewhere.ts';
import type { ReadChapter, ViewChapter } from './reading.ts';
import { soundOf } from './write/sound.ts';
import { reword } from './write/splice.ts';
import type { ChapterState } from './write/state.ts';
import { retimed } from './write/timeLink.ts';
import { TimeForm } from './write/times.ts';

/**
 * Writes what became of a page's chapters on another page of the same episode: in its list of chapters, which may be shorter, or where
 * it says them in a row of words. A chapter is the same if time and title agree; both are read, so each page keeps its own form and
 * escaping.
 *
 * @param written the page's chapters as they are written; `key` is the id of one that it had
 * @returns patches of the other page, and how many of the changes have no place there
 */
export function chaptersElsewhere(page: OtherPage, written: readonly ChapterState[], other: OtherPage): { patches: Patch[]; missing: number } {
  const [here, there] = [interpret(page.source, page.format), interpret(other.source, other.format)];
  const listed = saidByBoth(here.reading.chapters, there.reading.chapters, nameOf, nameOf);
  const list = inList(here.reading.chapters, written, there, listed);
  const said = list.missing.flatMap((key) => {
    const [place, wanted] = [here.chapters.find(({ chapter }) => chapter.id === key), written.find((chapter) => chapter.key === key)];
    const found = place && wanted && !listed.has(key) && keepsPlace(here.reading.chapters, written, key) ? saidIn(here, place, there) : null;
    return found ? [fieldPatches(there, found, place!.chapter, wanted!)] : [];
  });
  const words = said.flat();
  const holds = !list.patches.some(({ start, end }) => words.some((patch) => patch.start <= end && start <= patch.end))
    && soundOf(there)(words)
    && readsAlike(there, interpret(applyPatches(there.source, words), there.format));
  return holds ? { patches: [...list.patches, ...words], missing: list.missing.length - said.length } : { patches: list.patches, missing: list.missing.length };
}

/** Whether a chapter still follows and precedes the same ones: a row of words has no lines to move. */
function keepsPlace(before: readonly ReadChapter[], written: readonly ChapterState[], key: string): boolean {
  const stays = new Set(written.map((chapter) => chapter.key));
  const was = before.flatMap(({ id }) => (stays.has(id) ? [id] : []));
  const is = written.flatMap((chapter) => (was.includes(chapter.key) ? [chapter.key] : []));
  const preceding = new Set(was.slice(0, was.indexOf(key)));
  return is.indexOf(key) === preceding.size && is.slice(0, preceding.size).every((other) => preceding.has(other));
}

const nameOf = ({ startMs, title }: ReadChapter): string => `${startMs} ${title}`;

/** The changes that another page's own list takes, and the keys of those that it does not. */
function inList(before: readonly ReadChapter[], written: readonly ChapterState[], there: Interpretation, listed: ReadonlyMap<string, string>): { patches: Patch[]; missing: string[] } {
  const was = new Map(before.map((chapter) => [chapter.id, chapter]));
  const { wanted, missing } = listElsewhere({ before, written }, {
    there: there.reading.chapters, listed,
    become: ({ startMs, title }, own): ViewChapter => ({ ...(own && { id: own.id }), startMs, title }),
    isChanged: ({ key, startMs, title }) => was.get(key)!.startMs !== startMs || was.get(key)!.title !== title,
  });
  const list = writeListElsewhere(there, 'chapters', wanted);
  return { patches: list.patches, missing: [...new Set([...missing, ...list.missing])] };
}

const CLOCK = /(?<![\d:.,])\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?![\d:])/g;
/** What may stand between a time and its title. */
const BEFORE_TITLE = /^[\s)\].:|•–—-]{0,8}/;
const AFTER_TITLE = /[\s([.:|•–—-]{0,8}$/;

/** Where another page says a chapter among its words: its time beside its title, and what is beside the title as here. Null if nowhere, or more than once. */
function saidIn(here: Interpretation, place: ChapterPlace, there: Interpretation): { time: Span; title: Span } | null {
  const { chapter: { startMs, title }, item } = place;
  const titleFirst = place.title.start < place.time.start;
  const outsideHere = titleFirst ? lettersBefore(here, item, place.title.start) : lettersAfter(here, item, place.title.end);
  const found = there.blocks.flatMap((block) => [...block.text.matchAll(CLOCK)].flatMap(({ 0: clock, index }) => {
    if (parseTimestamp(clock) !== startMs) return [];
    const time: Span = { block, start: index, end: index + clock.length };
    const start = titleFirst ? AFTER_TITLE.exec(block.text.slice(Math.max(0, index - 8), index))!.index + Math.max(0, index - 8) - title.length : time.end + BEFORE_TITLE.exec(block.text.slice(time.end, time.end + 8))![0].length;
    const end = start + title.length;
    if (start < 0 || block.text.slice(start, end) !== title) return [];
    const outside = titleFirst ? lettersBefore(there, block, start, 0) : lettersAfter(there, block, end, 0);
    return outside === '' || outside === outsideHere ? [{ time, title: { block, start, end } }] : [];
  }));
  return found.length === 1 ? found[0]! : null;
}

/** How many letters and digits show that a title ends alike in two texts, and how far away they may be. */
const BESIDE = 4;
const REACH = 40;
const lettersIn = (texts: readonly string[]): string[] => texts.join(' ').match(/[\p{L}\p{N}]/gu) ?? [];

/** What a page says right after a place: in its paragraph, and in some that follow. */
function lettersAfter({ blocks }: Interpretation, block: Block, end: number, more = BESIDE): string {
  const next = blocks.indexOf(block) + 1;
  return lettersIn([block.text.slice(end, end + REACH), ...blocks.slice(next, next + more).map(({ text }) => text.slice(0, REACH))]).slice(0, BESIDE).join('');
}

function lettersBefore({ blocks }: Interpretation, block: Block, start: number, more = BESIDE): string {
  const at = blocks.indexOf(block);
  return lettersIn([...blocks.slice(Math.max(0, at - more), at).map(({ text }) => text.slice(-REACH)), block.text.slice(Math.max(0, start - REACH), start)]).slice(-BESIDE).join('');
}

function fieldPatches(there: Interpretation, { time, title }: { time: Span; title: Span }, was: ReadChapter, wanted: ChapterState): Patch[] {
  const clock = time.block.text.slice(time.start, time.end);
  const { text, heldMs } = new TimeForm([{ text: clock, ms: was.startMs }]).write(0, wanted.startMs);
  return [
    ...(wanted.startMs === was.startMs ? [] : retimed(there, time, text, was.startMs, heldMs)),
    ...(wanted.title === was.title ? [] : reword(there, title, wanted.title)),
  ];
}

/** Whether a page has the same records as before: words that were changed may not become one. */
const readsAlike = (before: Interpretation, after: Interpretation): boolean => recordsOf(before) === recordsOf(after);
const recordsOf = ({ reading: { title, segments, chapters, references } }: Interpretation): string => JSON.stringify([title !== null, segments.length, chapters, references.map(({ title: name, url, note }) => [name, url, note])]);
