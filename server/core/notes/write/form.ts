import { type Patch, type Range, applyPatches } from '../../model/patch.ts';
import type { Block } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import { TAG, VOID, isWhole } from '../blocks/whole.ts';
import { cloned } from './clone.ts';
import { encoded } from './splice.ts';

/** What may be between two blocks and be repeated or removed with one of them. */
const SEPARATOR = /^(?:\s|<br ?\/?>|[*•·|,;/–—-])*$/i;

/** The text between two blocks, if it only separates them; else, or without a second block, a line break if the form needs one. */
export function separator({ source, format }: Interpretation, first: Block | undefined, second: Block | undefined): string {
  const between = first && second && first.end <= second.start ? source.slice(first.end, second.start) : null;
  return between !== null && between.length <= 40 && SEPARATOR.test(between) ? between : format === 'html' ? '' : '\n';
}

/**
 * The tags between two lines that are each all of a `<div>`, possibly with empty ones between them: they end one and begin another. Null if
 * there is anything else.
 */
export function seam({ source }: Interpretation, first: Block, second: Block): string | null {
  const between = first.end <= second.start ? source.slice(first.end, second.start) : '';
  if (between.length > 200 || !/^(?:\s|<br ?\/?>|<\/?div(?:\s[^<>]*)?>)*$/i.test(between)) return null;
  const tags = between.match(/<\/?div/gi) ?? [];
  return tags.length > 0 && tags.length % 2 === 0 && tags.every((tag, index) => (index % 2 === 0) === tag.startsWith('</')) ? cloned(between) : null;
}

/** Whether there are only line breaks between two offsets. */
export const onlyBreaks = (source: string, from: number, to: number): boolean => /^(?:\s|<br\s{0,3}\/?>)*$/i.test(source.slice(from, to));

/** A block in the form of another one with other words. */
export function paragraphLike(notes: Interpretation, { start, end, inner }: Block, text: string): string {
  return cloned(notes.source.slice(start, inner.start)) + encoded(notes, text) + notes.source.slice(inner.end, end);
}

/** The source between two offsets with patches applied; null unless it is balanced, since unbalanced tags in repeated text would leak. */
export function fill(source: string, start: number, end: number, patches: readonly Patch[]): string | null {
  const text = applyPatches(source.slice(start, end), patches.map((patch) => ({ ...patch, start: patch.start - start, end: patch.end - start })));
  return isWhole(text) ? text : null;
}

/** The end of a stretch including the end tags after it for what it opened. */
export function closedEnd(source: string, start: number, end: number): number {
  const open: string[] = [];
  for (const [, closing, name] of source.slice(start, end).matchAll(TAG)) {
    const tag = name!.toLowerCase();
    if (VOID.has(tag)) continue;
    if (closing === '') open.push(tag);
    else if (open.includes(tag)) open.length = open.lastIndexOf(tag);
  }
  let to = end;
  for (;;) {
    const found = /^\s{0,40}<\/([a-zA-Z][\w:.-]{0,40})\s{0,9}>/.exec(source.slice(to, to + 80));
    const at = found ? open.lastIndexOf(found[1]!.toLowerCase()) : -1;
    if (at < 0) return to;
    open.length = at;
    to += found![0].length;
  }
}

/** Removes a block with the separator before it (for the very first block, the one after it). */
export const blockAway = (notes: Interpretation, block: Block): Patch => removal(notes, block, notes.format === 'html' && block.start === block.inner.start);

/**
 * Removes a stretch with the separator before it (for the very first one, the one after it).
 *
 * @param isLine whether it is parted from what is beside it by line breaks
 */
export function removal({ source }: Interpretation, { start, end }: Range, isLine: boolean): Patch {
  const from = back(source, start, isLine);
  const isFirst = from === 0 || (isLine && from === back(source, start, false) && source[from - 1] === '>');
  return isFirst ? { start, end: on(source, end, isLine), text: '' } : { start: from, end, text: '' };
}

const BREAK_BEFORE = /<br ?\/?>$/i;
const BREAK_AFTER = /^<br ?\/?>/i;

/** Moves back over white space and, between lines of one paragraph, line breaks. */
export function back(source: string, start: number, breaks: boolean): number {
  let from = start;
  for (;;) {
    while (from > 0 && source[from - 1]!.trim() === '') from -= 1;
    const found = breaks ? BREAK_BEFORE.exec(source.slice(Math.max(0, from - 6), from)) : null;
    if (!found) return from;
    from -= found[0].length;
  }
}

export function on(source: string, end: number, breaks: boolean): number {
  let to = end;
  for (;;) {
    while (to < source.length && source[to]!.trim() === '') to += 1;
    const found = breaks ? BREAK_AFTER.exec(source.slice(to, to + 6)) : null;
    if (!found) return to;
    to += found[0].length;
  }
}
