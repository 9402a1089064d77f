import type { ChapterPlace, Interpretation } from '../interpret.ts';
import { parseTimestamp } from '../../time/timestamp.ts';
import { type Block, type Span, textOf } from '../blocks/block.ts';
import { timeAloneMs } from '../chapters.ts';
import type { ViewChapter } from '../reading.ts';
import { cloned, withoutOwnThings } from './clone.ts';
import { isWhole } from '../blocks/whole.ts';
import { fill } from './form.ts';
import { heldLine } from './held.ts';
import { type Items, placeOf, removals, ownStretch } from './lists.ts';
import type { Order } from './order.ts';
import type { Part } from './part.ts';
import { encoded, relabelled, replace, reword } from './splice.ts';
import { type Edit, edited } from './state.ts';
import { leadThere, retimed } from './timeLink.ts';
import { TimeForm } from './times.ts';
import { partRemovals } from './wholePart.ts';

/** How times are written in a page's chapter list. */
export const chapterTimes = ({ chapters }: Interpretation): TimeForm => new TimeForm(chapters.map(({ time, chapter }) => ({ text: textOf(time), ms: chapter.startMs })));

/** The edits that make the page's chapter list that of the view; a heading in the transcript follows its chapter's title. */
export function chapterEdits(notes: Interpretation, view: readonly ViewChapter[], order: Order): Edit[] {
  if (view.length === 0 && order.gone.size > 0) {
    const patches = partRemovals(notes, 'chapters');
    if (patches) return [{ patches, effect: ({ chapters }) => order.gone.forEach((key) => chapters.remove(key)) }];
  }
  const places = new Map(notes.chapters.map((place) => [place.chapter.id, place]));
  const items: Items = new Map(notes.chapters.map(({ chapter, item }) => [chapter.id, item]));
  const times = chapterTimes(notes);
  const edits = order.keys.flatMap((key, index) => {
    const place = places.get(key);
    return place && !order.moved.has(key) ? fieldEdits(notes, times, place, view[index]!) : [];
  });
  const removed = removals(notes, items, order.gone).map(({ keys, patches }): Edit => ({ patches, effect: ({ chapters }) => keys.forEach((key) => chapters.remove(key)) }));
  const moved = order.keys.flatMap((key, index) => (order.moved.has(key) ? move(notes, items, order, places.get(key)!, fieldEdits(notes, times, places.get(key)!, view[index]!)) : []));
  const added = order.keys.flatMap((key, index) => (places.has(key) ? [] : addition(notes, times, items, order, key, view[index]!)));
  return [...edits, ...moved, ...added, ...removed];
}

function fieldEdits(notes: Interpretation, times: TimeForm, place: ChapterPlace, wanted: ViewChapter): Edit[] {
  const { id, startMs, title } = place.chapter;
  const edits: Edit[] = [];
  const { text, heldMs } = times.write(Number(id.slice(1)), wanted.startMs);
  if (heldMs !== startMs) {
    const before = rangeEnd(notes.chapters[Number(id.slice(1)) - 1]);
    const untilThen = before && parseTimestamp(textOf(before)) === startMs ? replace(notes, before, text) : [];
    edits.push({ patches: [...untilThen, ...retimed(notes, place.time, text, startMs, heldMs)], effect: ({ chapters }) => chapters.set(id, { startMs: heldMs }) });
  }
  const name = heldLine(wanted.title);
  if (name !== title && wanted.title !== title) {
    edits.push({ patches: [place.title, ...place.headings].flatMap((span) => reword(notes, span, name)), effect: ({ chapters }) => chapters.set(id, { title: name }) });
  }
  return edits;
}

/** A new line in the form of its neighbour, and behind lines without a title that begin before it. */
function addition(notes: Interpretation, times: TimeForm, items: Items, order: Order, key: string, wanted: ViewChapter): Edit[] {
  const isBefore = (line: Block): boolean => (timeAloneMs(line) ?? Infinity) <= wanted.startMs;
  const at = placeOf(notes, items, order, key, isBefore);
  const model = at && notes.chapters.find(({ chapter }) => chapter.id === at.model);
  if (!at || !model) return [];
  const { item } = model;
  const { content, ...state } = lineLike(notes, times, model, wanted);
  const [open, close] = [notes.source.slice(item.start, item.inner.start), notes.source.slice(item.inner.end, item.end)];
  if (!isWhole(open + close)) return [];
  return [{ patches: [at.patch(cloned(open) + content + close)], effect: ({ chapters }) => chapters.insert({ key, ...state }) }];
}

/** Moves a line to another place in the list. */
function move(notes: Interpretation, items: Items, order: Order, { chapter: { id: key, startMs, title }, item }: ChapterPlace, edits: readonly Edit[]): Edit[] {
  const at = placeOf(notes, items, order, key);
  const line = ownStretch(notes, item, edits);
  if (!at || !line) return [];
  const state = edited('chapters', { key, startMs, title }, edits);
  return [{
    patches: [...line.elsewhere, ...removals(notes, items, new Set([key])).flatMap(({ patches }) => patches), at.patch(line.text)],
    effect: ({ chapters }) => {
      chapters.remove(key);
      chapters.insert(state);
    },
  }];
}

/** The end of a chapter in its line (`0:00–7:51 Title`); in a line without a title it is taken for that. */
function rangeEnd(place: ChapterPlace | undefined): Span | null {
  const match = place && /^[ \t]{0,4}[-–—][ \t]{0,4}(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)/.exec(place.item.text.slice(place.time.end));
  if (!match) return null;
  const end = place.time.end + match[0].length;
  return end <= place.title.start || place.title.end <= place.time.start ? { block: place.item, start: end - match[1]!.length, end } : null;
}

/** The content of a line in the form of another one, including its markup, except links that lead elsewhere than to the time, and the end of its chapter. */
function lineLike(notes: Interpretation, times: TimeForm, place: ChapterPlace, wanted: ViewChapter): { content: string; startMs: number; title: string } {
  const { item, title, chapter } = place;
  const time: Span = { ...place.time, end: rangeEnd(place)?.end ?? place.time.end };
  const { text: clock, heldMs } = times.write(Number(chapter.id.slice(1)), wanted.startMs);
  const name = heldLine(wanted.title);
  const { start, end } = item.inner;
  const filled = leadThere(notes, item, chapter.startMs) ? fill(notes.source, start, end, [...retimed(notes, time, clock, chapter.startMs, heldMs), ...relabelled(notes, title, name)]) : null;
  const others = notes.chapters.filter((other) => other !== place).map((other) => notes.source.slice(other.item.start, other.item.end));
  const repeated = filled === null ? null : withoutOwnThings(filled, others);
  const words = [{ ...time, by: clock }, { ...title, by: name }].sort((a, b) => b.start - a.start).reduce((line, { start: from, end: to, by }) => line.slice(0, from) + by + line.slice(to), item.text);
  return { content: repeated === null ? encoded(notes, words) : cloned(repeated), startMs: heldMs, title: name };
}

/** The lines of a list that the page does not have yet, in the form of the page to follow. */
export function newChapters({ section, form }: Part, view: readonly ViewChapter[], order: Order, defaults: TimeForm): Edit[] {
  const { notes } = form;
  const [model, times] = [notes.chapters[0], chapterTimes(notes)];
  return view.map((wanted, index): Edit => {
    const shown = model && lineLike(notes, times, model, wanted);
    const { text: clock, heldMs } = defaults.write(0, wanted.startMs);
    const title = heldLine(wanted.title);
    const { content, ...state } = shown ?? { content: encoded(notes, `(${clock}) ${title}`), startMs: heldMs, title };
    return { patches: [], within: { section, text: content }, effect: ({ chapters }) => chapters.insert({ key: order.keys[index]!, ...state }) };
  });
}
