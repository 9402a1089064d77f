import { textOf } from '../blocks/block.ts';
import type { ChapterPlace, Interpretation } from '../interpret.ts';
import type { ViewChapter } from '../reading.ts';
import { fill, paragraphLike } from './form.ts';
import { heldLine } from './held.ts';
import { type Items, placeOf, removals } from './lists.ts';
import { type Order, orderOf } from './order.ts';
import { replace, reword } from './splice.ts';
import { type Edit, insert, remove, set } from './state.ts';
import { timeLike } from './times.ts';

/** The edits that make the chapter list of the page that of the view; a heading in the transcript follows its chapter's title. */
export function chapterEdits(notes: Interpretation, view: readonly ViewChapter[]): { edits: Edit[]; order: Order } {
  const order = orderOf(notes.reading.chapters, view);
  const places = new Map(notes.chapters.map((place) => [place.chapter.id, place]));
  const items: Items = new Map(notes.chapters.map(({ chapter, item }) => [chapter.id, item]));
  const edits = order.keys.flatMap((key, index) => {
    const place = places.get(key);
    return place && !order.moved.has(key) ? fieldEdits(notes, place, view[index]!) : [];
  });
  const removed = removals(notes, items, order.gone).map(({ keys, patches }): Edit => ({ patches, effect: ({ chapters }) => keys.forEach((key) => remove(chapters, key)) }));
  const added = order.keys.flatMap((key, index) => (places.has(key) && !order.moved.has(key) ? [] : addition(notes, items, order, key, view[index]!)));
  return { edits: [...edits, ...added, ...removed], order };
}

function fieldEdits(notes: Interpretation, place: ChapterPlace, wanted: ViewChapter): Edit[] {
  const { id, startMs, title } = place.chapter;
  const edits: Edit[] = [];
  const { text, heldMs } = timeLike(times(notes), Number(id.slice(1)), wanted.startMs);
  if (heldMs !== startMs) edits.push({ patches: replace(notes, place.time, text), effect: ({ chapters }) => set(chapters, id, { startMs: heldMs }) });
  const name = heldLine(wanted.title);
  if (name !== title && wanted.title !== title) {
    edits.push({ patches: [place.title, ...place.headings].flatMap((span) => reword(notes, span, name)), effect: ({ chapters }) => set(chapters, id, { title: name }) });
  }
  return edits;
}

const times = (notes: Interpretation): { text: string; ms: number }[] => notes.chapters.map(({ time, chapter }) => ({ text: textOf(time), ms: chapter.startMs }));

/** A new line in the form of its neighbour. */
function addition(notes: Interpretation, items: Items, order: Order, key: string, { startMs, title }: ViewChapter): Edit[] {
  const at = placeOf(notes, items, order, key);
  const model = at && notes.chapters.find(({ chapter }) => chapter.id === at.model);
  if (!at || !model) return [];
  const { text: clock, heldMs } = timeLike(times(notes), Number(at.model.slice(1)), startMs);
  const name = heldLine(title);
  const { item } = model;
  const line = item.links.length === 0
    ? fill(notes.source, item.start, item.end, [...replace(notes, model.time, clock), ...replace(notes, model.title, name)])
    : paragraphLike(notes, item, replaced(item.text, [[model.time, clock], [model.title, name]]));
  if (line === null) return [];
  const old = order.moved.has(key) ? removals(notes, items, new Set([key])).flatMap(({ patches }) => patches) : [];
  return [{
    patches: [...old, at.patch(line)],
    effect: ({ chapters }) => {
      remove(chapters, key);
      insert(chapters, { key, startMs: heldMs, title: name }, order.keys);
    },
  }];
}

function replaced(text: string, changes: readonly [{ start: number; end: number }, string][]): string {
  return [...changes].sort(([a], [b]) => b.start - a.start).reduce((line, [{ start, end }, by]) => line.slice(0, start) + by + line.slice(end), text);
}
