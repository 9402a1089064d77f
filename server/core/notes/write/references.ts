import type { Patch } from '../../model/patch.ts';
import { type BlockLink, type Span, sourceRange, textOf } from '../blocks/block.ts';
import { escapedAttribute } from '../blocks/entities.ts';
import type { Interpretation } from '../interpret.ts';
import type { ReadReference, ViewReference } from '../reading.ts';
import { type ReferencePlace, isBare } from '../references.ts';
import { isWhole } from './form.ts';
import { heldLine, isLinkable } from './held.ts';
import { type Items, placeOf, removals } from './lists.ts';
import { type Order, orderOf } from './order.ts';
import { encoded, reword } from './splice.ts';
import { type Edit, insert, remove, set } from './state.ts';

/** The edits that make the references of the page those of the view. */
export function referenceEdits(notes: Interpretation, view: readonly ViewReference[]): { edits: Edit[]; order: Order } {
  const order = orderOf(notes.reading.references, view);
  const places = new Map(notes.references.map((place) => [place.reference.id, place]));
  const items: Items = new Map(notes.references.map(({ reference, item }) => [reference.id, item]));
  const edits = order.keys.flatMap((key, index) => {
    const place = places.get(key);
    return place && !order.moved.has(key) ? fieldEdits(notes, place, view[index]!) : [];
  });
  const removed = removals(notes, items, order.gone).map(({ keys, patches }): Edit => ({ patches, effect: ({ references }) => keys.forEach((key) => remove(references, key)) }));
  const added = order.keys.flatMap((key, index) => (places.has(key) && !order.moved.has(key) ? [] : addition(notes, items, order, key, view[index]!)));
  return { edits: [...edits, ...added, ...removed], order };
}

function fieldEdits(notes: Interpretation, place: ReferencePlace, wanted: ViewReference): Edit[] {
  const { reference } = place;
  const edits: Edit[] = [];
  const add = (patches: Patch[] | null, fields: Partial<ReadReference>): void => {
    if (patches) edits.push({ patches, effect: ({ references }) => set(references, reference.id, fields) });
  };
  const title = heldLine(wanted.title);
  if (wanted.title !== reference.title && title !== reference.title) add(titled(notes, place, title), { title });
  const url = wantedUrl(reference, wanted);
  if (url !== reference.url) add(url === null ? unlinked(notes, place) : linked(notes, place, url), { url });
  const note = wanted.note === null ? null : heldLine(wanted.note) || null;
  if (wanted.note !== reference.note && note !== reference.note) add(noted(notes, place, note), { note });
  for (const [index, link] of place.item.links.entries()) {
    const to = wanted.links[index]?.url;
    if (index > 0 && wanted.links.length === place.item.links.length && to !== undefined && to !== link.url && isLinkable(to)) add(hrefPatches(notes, place, link, to), {});
  }
  return edits;
}

/** `url` is the first link's: whichever of the two was edited says what it shall be. */
function wantedUrl(reference: ReadReference, wanted: ViewReference): string | null {
  if (wanted.url !== reference.url) return wanted.url;
  const first = wanted.links[0]?.url;
  return first !== undefined && wanted.links.length === reference.links.length && first !== reference.url ? first : wanted.url;
}

/** A title that is only the URL gets words: before it in plain text, instead of it inside a link. */
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
  return [{ start, end: start, text: `<a href="${escapedAttribute(url)}">` }, { start: end, end, text: '</a>' }];
}

/** The link's address, and the words of a link that shows its address. */
function hrefPatches(notes: Interpretation, { title }: ReferencePlace, link: BlockLink, url: string): Patch[] {
  const { block } = title;
  const isElement = link.at.start !== link.urlAt.start;
  const quoted = '"\''.includes(notes.source[link.urlAt.start - 1] ?? ' ');
  const href = notes.format === 'text' ? url : escapedAttribute(url);
  const patches: Patch[] = [{ ...link.urlAt, text: !isElement || quoted ? href : `"${href}"` }];
  const shows = block.text.slice(link.start, link.end) === link.url;
  const span: Span = { block, start: link.start, end: link.end };
  if (isElement && shows && !(link.start === title.start && link.end === title.end)) patches.push({ ...sourceRange(span), text: encoded(notes, url) });
  return patches;
}

function unlinked(notes: Interpretation, { item, title }: ReferencePlace): Patch[] | null {
  const link = item.links[0]!;
  const { source } = notes;
  if (link.at.start === link.urlAt.start) {
    const text = item.text;
    const closing = text[link.end] === ')' ? 1 : 0;
    if (link.start < title.end) return null;
    return [{ start: sourceRange({ block: item, start: title.start, end: endOfWords(text, link.start) }).end, end: sourceRange({ block: item, start: link.start, end: link.end + closing }).end, text: '' }];
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
    return [{ ...sourceRange({ block: item, start: from, end: note.end }), text: '' }];
  }
  const end = item.inner.end;
  return [{ start: end, end, text: ` — ${encoded(notes, text!)}` }];
}

/** A new item in the form of its neighbour: a link around the title in HTML, the URL after it in plain text. */
function addition(notes: Interpretation, items: Items, order: Order, key: string, wanted: ViewReference): Edit[] {
  const at = placeOf(notes, items, order, key);
  const model = at && items.get(at.model);
  if (!at || !model) return [];
  const url = wanted.url ?? wanted.links[0]?.url ?? null;
  if (url !== null && !isLinkable(url)) return [];
  const title = heldLine(wanted.title);
  const note = wanted.note === null ? null : heldLine(wanted.note) || null;
  const [open, close] = [notes.source.slice(model.start, model.inner.start), notes.source.slice(model.inner.end, model.end)];
  if (!isWhole(open + close)) return [];
  const words = encoded(notes, title);
  const inHtml = url === null ? words : `<a href="${escapedAttribute(url)}">${words}</a>`;
  const inText = url === null ? words : `${words}${between(notes, at.model)}${url}`;
  const text = (notes.format === 'html' ? inHtml : inText) + (note === null ? '' : ` — ${encoded(notes, note)}`);
  const old = order.moved.has(key) ? removals(notes, items, new Set([key])).flatMap(({ patches }) => patches) : [];
  return [{
    patches: [...old, at.patch(open + text + close)],
    effect: ({ references }) => {
      remove(references, key);
      insert(references, { key, title, url, note }, order.keys);
    },
  }];
}

/** What stands between title and URL in the neighbour. */
function between(notes: Interpretation, id: string): string {
  const model = notes.references.find(({ reference }) => reference.id === id);
  const link = model?.item.links[0];
  if (!model || !link || textOf(model.title) === '') return ' ';
  const words = model.item.text.slice(model.title.end, link.start);
  return link.start >= model.title.end && /^[ —–:-]{1,5}$/.test(words) ? words : ' ';
}
