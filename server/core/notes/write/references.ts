import type { Patch } from '../../model/patch.ts';
import { type BlockLink, type Span, sourceRange, textOf } from '../blocks/block.ts';
import { escapedAttribute } from '../blocks/entities.ts';
import type { Interpretation } from '../interpret.ts';
import type { ReadReference, ViewReference } from '../reading.ts';
import { type ReferencePlace, isBare } from '../references.ts';
import { cloned } from './clone.ts';
import { isWhole } from '../blocks/whole.ts';
import { fill } from './form.ts';
import { heldLine, isLinkable } from './held.ts';
import { type Items, placeOf, removals, ownStretch } from './lists.ts';
import type { Order } from './order.ts';
import type { Part } from './part.ts';
import { encoded, replace, reword, without } from './splice.ts';
import { type Edit, edited } from './state.ts';
import { partRemovals } from './wholePart.ts';

/** The edits that make the page's references those of the view. */
export function referenceEdits(notes: Interpretation, view: readonly ViewReference[], order: Order): Edit[] {
  if (view.length === 0 && order.gone.size > 0) {
    const patches = partRemovals(notes, 'references');
    if (patches) return [{ patches, effect: ({ references }) => order.gone.forEach((key) => references.remove(key)) }];
  }
  const places = new Map(notes.references.map((place) => [place.reference.id, place]));
  const items: Items = new Map(notes.references.map(({ reference, item }) => [reference.id, item]));
  const edits = order.keys.flatMap((key, index) => {
    const place = places.get(key);
    return place && !order.moved.has(key) ? fieldEdits(notes, place, view[index]!) : [];
  });
  const removed = removals(notes, items, order.gone).map(({ keys, patches }): Edit => ({ patches, effect: ({ references }) => keys.forEach((key) => references.remove(key)) }));
  const moved = order.keys.flatMap((key, index) => (order.moved.has(key) ? move(notes, items, order, places.get(key)!, fieldEdits(notes, places.get(key)!, view[index]!)) : []));
  const added = order.keys.flatMap((key, index) => (places.has(key) ? [] : addition(notes, items, order, key, view[index]!)));
  return [...edits, ...moved, ...added, ...removed];
}

/** The edits of a reference where it stands. */
export function fieldEdits(notes: Interpretation, place: ReferencePlace, wanted: ViewReference): Edit[] {
  const { reference } = place;
  const edits: Edit[] = [];
  const add = (patches: Patch[] | null, fields: Partial<ReadReference>): void => {
    if (patches) edits.push({ patches, effect: ({ references }) => references.set(reference.id, fields) });
  };
  const title = heldLine(wanted.title);
  if (wanted.title !== reference.title && title !== reference.title) add(titled(notes, place, title), { title });
  // It is also the first link's address: if a view contradicts itself this one counts, or a second put would take the other.
  const { url } = wanted;
  if (url !== reference.url) add(url === null ? unlinked(notes, place) : linked(notes, place, url), { url });
  const note = wanted.note === null ? null : heldLine(wanted.note) || null;
  if (wanted.note !== reference.note && note !== reference.note) add(noted(notes, place, note), { note });
  for (const [index, link] of place.item.links.entries()) {
    const to = wanted.links[index]?.url;
    if (index > 0 && wanted.links.length === place.item.links.length && to !== undefined && to !== link.url && isLinkable(to)) add(hrefPatches(notes, place, link, to), {});
  }
  return edits;
}

/** If a title is only the URL, words are added: before it in plain text, instead of it inside a link. */
function titled(notes: Interpretation, { title }: ReferencePlace, text: string): Patch[] {
  const link = title.block.links.find(({ start, end }) => start === title.start && end === title.end);
  if (!link || !isBare(title.block.text, link) || link.at.start !== link.urlAt.start) return reword(notes, title, text);
  const at = sourceRange(title).start;
  return [{ start: at, end: at, text: `${encoded(notes, text)} — ` }];
}

function linked(notes: Interpretation, place: ReferencePlace, url: string): Patch[] | null {
  if (!isLinkable(url)) return null;
  const first = place.item.links[0];
  if (first) return hrefPatches(notes, place, first, url);
  const { start, end } = sourceRange(place.title);
  if (notes.format === 'text') return [{ start: end, end, text: ` ${url}` }];
  if (!isWhole(notes.source.slice(start, end))) return null;
  return [{ start, end: start, text: anchorLike(notes, notes.references, url) }, { start: end, end, text: '</a>' }];
}

/** The patches for a link's address, and for its text if that shows the address. */
function hrefPatches(notes: Interpretation, { title }: ReferencePlace, link: BlockLink, url: string): Patch[] {
  const { block } = title;
  const isElement = link.at.start !== link.urlAt.start;
  const quoted = '"\''.includes(notes.source[link.urlAt.start - 1] ?? ' ');
  const href = notes.format === 'text' ? url : escapedAttribute(url);
  const patches: Patch[] = [{ ...link.urlAt, text: !isElement || quoted ? href : `"${href}"` }];
  const shows = block.text.slice(link.start, link.end) === link.url;
  const span: Span = { block, start: link.start, end: link.end };
  if (isElement && shows && !(link.start === title.start && link.end === title.end)) patches.push(...replace(notes, span, url));
  return patches;
}

function unlinked(notes: Interpretation, { item, title }: ReferencePlace): Patch[] | null {
  const link = item.links[0]!;
  const { source } = notes;
  if (link.at.start === link.urlAt.start) {
    const text = item.text;
    const closing = text[link.end] === ')' ? 1 : 0;
    if (link.start < title.end) return null;
    return without(notes, { block: item, start: endOfWords(text, link.start), end: link.end + closing });
  }
  const opened = source.indexOf('>', link.urlAt.end) + 1;
  const closes = source.lastIndexOf('<', link.at.end - 1);
  if (opened === 0 || closes < opened || !/^<\/a\s{0,9}>$/i.test(source.slice(closes, link.at.end))) return null;
  return [{ start: link.at.start, end: opened, text: '' }, { start: closes, end: link.at.end, text: '' }];
}

function endOfWords(text: string, to: number): number {
  let end = to;
  while (end > 0 && ' \u00a0([,:—–-'.includes(text[end - 1]!)) end -= 1;
  return end;
}

function noted(notes: Interpretation, { item, title, note }: ReferencePlace, text: string | null): Patch[] {
  if (note && text !== null) return reword(notes, note, text);
  const before = item.links.findLast((link) => link.end <= (note?.start ?? item.text.length) && isBare(item.text, link) && link.start >= title.end);
  if (note) {
    const from = before ? before.end + (item.text[before.end] === ')' ? 1 : 0) : title.end;
    return without(notes, { block: item, start: from, end: note.end });
  }
  const end = item.inner.end;
  return [{ start: end, end, text: ` — ${encoded(notes, text!)}` }];
}

/** A new item in the form of its neighbour. */
function addition(notes: Interpretation, items: Items, order: Order, key: string, wanted: ViewReference): Edit[] {
  const at = placeOf(notes, items, order, key);
  const model = at && items.get(at.model);
  if (!at || !model) return [];
  const [open, close] = [notes.source.slice(model.start, model.inner.start), notes.source.slice(model.inner.end, model.end)];
  const { content, ...state } = itemLike(notes, Number(at.model.slice(1)), wanted);
  if (!isWhole(open + close)) return [];
  return [{ patches: [at.patch(cloned(open) + content + close)], effect: ({ references }) => references.insert({ key, ...state }) }];
}

/** Moves an item to another place in the list. */
function move(notes: Interpretation, items: Items, order: Order, { reference: { id: key, title, url, note }, item }: ReferencePlace, edits: readonly Edit[]): Edit[] {
  const at = placeOf(notes, items, order, key);
  const own = ownStretch(notes, item, edits);
  if (!at || !own) return [];
  const state = edited('references', { key, title, url, note }, edits);
  return [{
    patches: [...removals(notes, items, new Set([key])).flatMap(({ patches }) => patches), at.patch(own.text)],
    effect: ({ references }) => {
      references.remove(key);
      references.insert(state);
    },
  }];
}

/** The items of a list that the page does not have yet, in the form of the page to follow. */
export function newReferences({ section, form }: Part, view: readonly ViewReference[], order: Order): Edit[] {
  return view.map((wanted, index): Edit => {
    const { content, ...state } = itemLike(form.notes, 0, wanted);
    return { patches: [], within: { section, text: content }, effect: ({ references }) => references.insert({ key: order.keys[index]!, ...state }) };
  });
}

type Said = Pick<ReadReference, 'title' | 'url' | 'note'>;

/**
 * The content of an item in the form of those near `near`: filled in if one has the same fields, else a link around the title in HTML, or the URL after it
 * in plain text.
 */
function itemLike(notes: Interpretation, near: number, wanted: ViewReference): { content: string } & Said {
  const url = wanted.url ?? wanted.links[0]?.url ?? null;
  const said: Said = { title: heldLine(wanted.title), url: url !== null && isLinkable(url) ? url : null, note: wanted.note === null ? null : heldLine(wanted.note) || null };
  const byDistance = notes.references.map((place, index) => ({ place, far: Math.abs(index - near) })).sort((a, b) => a.far - b.far).map(({ place }) => place);
  for (const place of byDistance) {
    const content = filled(notes, place, said);
    if (content !== null) return { content, ...said };
  }
  const words = encoded(notes, said.title);
  const inHtml = said.url === null ? words : `${anchorLike(notes, byDistance, said.url)}${words}</a>`;
  const inText = said.url === null ? words : `${words}${between(byDistance)}${said.url}`;
  return { content: (notes.format === 'html' ? inHtml : inText) + (said.note === null ? '' : ` — ${encoded(notes, said.note)}`), ...said };
}

/** The content of an item with other words; null unless it has exactly the same fields. */
function filled(notes: Interpretation, { item, title, note, reference }: ReferencePlace, said: Said): string | null {
  const link = item.links[0];
  if (item.links.length > 1 || (reference.url === null) !== (said.url === null) || (note === null) !== (said.note === null)) return null;
  const bare = link !== undefined && isBare(item.text, link);
  const shown = [title, ...(note ? [note] : []), ...(bare ? [link] : [])].sort((a, b) => b.start - a.start);
  const rest = shown.reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), item.text);
  if (/[\p{L}\p{N}]/u.test(rest) || (link && !bare && (link.start !== title.start || link.end !== title.end)) || (bare && link.start < title.end)) return null;
  const patches = [...replace(notes, title, said.title), ...(note ? replace(notes, note, said.note!) : []), ...(link ? hrefPatches(notes, { item, title, note, reference }, link, said.url!) : [])];
  if (!patches.every(({ start, end }) => item.inner.start <= start && end <= item.inner.end)) return null;
  const text = fill(notes.source, item.inner.start, item.inner.end, patches);
  return text === null ? null : cloned(text);
}

/** The start tag of a link, in the form of the others. */
function anchorLike(notes: Interpretation, siblings: readonly ReferencePlace[], url: string): string {
  const link = siblings.flatMap(({ item }) => item.links).find(({ at, urlAt }) => at.start !== urlAt.start);
  const end = link ? notes.source.indexOf('>', link.urlAt.end) + 1 : 0;
  if (!link || end === 0) return `<a href="${escapedAttribute(url)}">`;
  const quoted = '"\''.includes(notes.source[link.urlAt.start - 1] ?? ' ');
  return cloned(notes.source.slice(link.at.start, link.urlAt.start) + (quoted ? escapedAttribute(url) : `"${escapedAttribute(url)}"`) + notes.source.slice(link.urlAt.end, end));
}

/** The text between title and URL in another item of plain text. */
function between(siblings: readonly ReferencePlace[]): string {
  for (const { item, title } of siblings) {
    const link = item.links[0];
    const words = link && textOf(title) !== '' && link.start >= title.end ? item.text.slice(title.end, link.start) : '';
    if (/^[ —–:-]{1,5}$/.test(words)) return words;
  }
  return ' ';
}
