import { type Patch, applyPatches } from '../../model/patch.ts';
import type { Block } from '../blocks/block.ts';
import type { Interpretation } from '../interpret.ts';
import { encoded } from './splice.ts';

/** What may stand between two blocks and be repeated or removed with one of them. */
const SEPARATOR = /^(?:\s|<br ?\/?>|[*•·|,;/–—-])*$/i;
const OPTIONAL_END = new Set(['p', 'li', 'br', 'img', 'hr', 'wbr']);

/** What stands between two blocks, if it only keeps them apart; else, or without a second block, a line break where the form needs one. */
export function separator({ source, format }: Interpretation, first: Block | undefined, second: Block | undefined): string {
  const between = first && second && first.end <= second.start ? source.slice(first.end, second.start) : null;
  return between !== null && between.length <= 40 && SEPARATOR.test(between) ? between : format === 'html' ? '' : '\n';
}

/** A block like another one with other words in it. */
export function paragraphLike(notes: Interpretation, { start, end, inner }: Block, text: string): string {
  return notes.source.slice(start, inner.start) + encoded(notes, text) + notes.source.slice(inner.end, end);
}

/** The source between two places with patches made to it; what is to be repeated must be whole, or its tags would leak. */
export function fill(source: string, start: number, end: number, patches: readonly Patch[]): string | null {
  const text = applyPatches(source.slice(start, end), patches.map((patch) => ({ ...patch, start: patch.start - start, end: patch.end - start })));
  return isWhole(text) ? text : null;
}

/** Whether each tag opened in a stretch of HTML is closed in it. */
export function isWhole(html: string): boolean {
  const open: string[] = [];
  for (const [, closing, name] of html.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>])/g)) {
    const tag = name!.toLowerCase();
    if (OPTIONAL_END.has(tag)) continue;
    if (closing === '') open.push(tag);
    else if (open.pop() !== tag) return false;
  }
  return open.length === 0;
}

/** Takes a block out, and the white space before it (of the very first one, that after it). */
export function removal({ source }: Interpretation, { start, end }: Block): Patch {
  let from = start;
  while (from > 0 && source[from - 1]!.trim() === '') from -= 1;
  if (from > 0) return { start: from, end, text: '' };
  let to = end;
  while (to < source.length && source[to]!.trim() === '') to += 1;
  return { start, end: to, text: '' };
}
