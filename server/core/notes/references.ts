import type { ReadReference } from './reading.ts';
import { type Block, type BlockLink, type Span, textOf, trimmed } from './blocks/block.ts';

/** A reference with the places of its title and note. */
export interface ReferencePlace {
  reference: ReadReference;
  item: Block;
  title: Span;
  note: Span | null;
}

const DASH = /[ \u00a0][—–-][ \u00a0]|\n/;
const LEADING = new Set(' \u00a0\n\t)],.;:—–-');
const TRAILING = new Set(' \u00a0\n\t([,:—–-');

/**
 * Reads one item of a reference list. A URL in the text separates the title from the note (`Title — https://… — note`); else a dash
 * between spaces does, or the end of the link that the item begins with (`<a>Title</a>: note`).
 */
export function readReference(item: Block, id: string): ReferencePlace {
  const { title, note } = partsOf(item);
  const links = item.links.map((link) => ({ text: item.text.slice(link.start, link.end), url: link.url }));
  const reference = { id, title: textOf(title), url: links[0]?.url ?? null, note: note && textOf(note), links, line: item.line };
  return { reference, item, title, note };
}

/** Whether a link shows its URL instead of words. */
export const isBare = (text: string, { start, end }: BlockLink): boolean => /^(?:https?:\/\/|www\.)/i.test(text.slice(start, start + 8)) && !text.slice(start, end).includes(' ');

function partsOf(item: Block): { title: Span; note: Span | null } {
  const { text, links } = item;
  const bare = links.find((link) => isBare(text, link));
  if (bare) return aroundUrl(item, bare);
  const lead = links[0]?.start === 0 ? links[0] : null;
  if (lead && /^(?:[ \u00a0]?:|[ \u00a0][—–-])[ \u00a0]|^\n/.test(text.slice(lead.end, lead.end + 3))) return { title: span(item, 0, lead.end), note: noteFrom(item, lead.end) };
  const dash = dashOutsideLinks(item, text.length);
  return dash === null ? { title: span(item, 0, text.length), note: null } : { title: span(item, 0, dash), note: noteFrom(item, dash) };
}

function aroundUrl(item: Block, bare: BlockLink): { title: Span; note: Span | null } {
  const note = noteFrom(item, bare.end);
  const title = span(item, 0, withoutTrailing(item.text, bare.start));
  if (title.start === title.end) return note ? { title: note, note: null } : { title: span(item, bare.start, bare.end), note: null };
  if (note) return { title, note };
  const dash = dashOutsideLinks(item, title.end);
  return dash === null ? { title, note } : { title: span(item, 0, dash), note: span(item, noteStart(item.text, dash, title.end), title.end) };
}

function dashOutsideLinks({ text, links }: Block, to: number): number | null {
  for (let from = 0; from < to;) {
    const found = text.slice(from, to).search(DASH);
    if (found <= 0 && from === 0) return null;
    if (found < 0) return null;
    const at = from + found;
    if (!links.some((link) => link.start <= at && at < link.end)) return at;
    from = at + 1;
  }
  return null;
}

/** What follows is a note, unless it is only URLs and punctuation. */
function noteFrom(item: Block, from: number): Span | null {
  const note = span(item, noteStart(item.text, from, item.text.length), item.text.length);
  const said = textOf(note).replace(/https?:\/\/\S{1,2000}/g, '');
  return /[\p{L}\p{N}]/u.test(said) ? note : null;
}

function noteStart(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && LEADING.has(text[at]!)) at += 1;
  return at;
}

function withoutTrailing(text: string, to: number): number {
  let end = to;
  while (end > 0 && TRAILING.has(text[end - 1]!)) end -= 1;
  return end;
}

const span = (block: Block, from: number, to: number): Span => ({ block, ...trimmed(block.text, from, to) });
