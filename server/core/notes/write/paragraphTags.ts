import type { Patch } from '../../model/patch.ts';
import { type Block, isBare } from '../blocks/block.ts';
import { cloned } from './clone.ts';

// An item, or a cell, is read as one block, though there may be paragraphs in it: <li>words<p>words</p></li>

const PARAGRAPH = /<(\/?)p(?=[\s>])[^<>]*>/gi;

/** The start tag of the paragraph that is open at the end of a stretch of HTML; empty if none is. */
const openIn = (html: string): string => Array.from(html.matchAll(PARAGRAPH)).reduce((open, [tag, isEnd]) => (isEnd === '' ? tag : ''), '');

/** How many more paragraphs a stretch of HTML begins than it ends. */
export const begunIn = (html: string): number => Array.from(html.matchAll(PARAGRAPH)).reduce((sum, [, isEnd]) => sum + (isEnd === '' ? 1 : -1), 0);

/** The tags with which a block ends before a stretch of it and begins anew behind that; a paragraph in it that is cut is continued. */
export function halvesOf(source: string, block: Block, before: number, behind = before): { close: string; open: string } {
  const [open, close] = [source.slice(block.start, block.inner.start), source.slice(block.inner.end, block.end)];
  if (openIn(open) !== '' || begunIn(source.slice(block.inner.start, block.end)) !== 0) return { open: cloned(open), close };
  const [ended, continued] = [before, behind].map((at) => openIn(source.slice(block.inner.start, at))) as [string, string];
  return { close: (ended === '' ? '' : '</p>') + close.replace(PARAGRAPH, ''), open: cloned(open + continued) };
}

/** A change of a block with the end tag of a paragraph in it: that goes with its start tag, and stays with it. */
export function withParagraphEnd(source: string, block: Block, patch: Patch): Patch[] {
  const { start, end, text } = patch;
  const begun = begunIn(source.slice(start, end)) - begunIn(text);
  if (begun < 0) return [{ ...patch, text: `${text}</p>` }];
  const next = begun > 0 ? Array.from(source.slice(end, block.end).matchAll(PARAGRAPH))[0] : undefined;
  return next?.[1] === '/' ? [patch, { start: end + next.index, end: end + next.index + next[0].length, text: '' }] : [patch];
}

/** What joins the words of a block to those of the one before it: if only one of them is a paragraph, it begins before both, or ends behind both. */
export function joining(source: string, last: Block, next: Block, patch: Patch): Patch[] {
  const between = source.slice(patch.start, patch.end);
  const begun = begunIn(between);
  if (begun === 0 || !isBare(begun < 0 ? next : last)) return [patch];
  const at = begun < 0 ? next.end : last.start;
  return [patch, { start: at, end: at, text: begun < 0 ? '</p>' : openIn(between) }];
}

/** Words of an item as those of one paragraph: where one began or ended there is a line break. */
export const asLines = (html: string, lineBreak: string): string => html.replace(ENDS, '').replace(BREAKS, lineBreak);

const BREAKS = /(?:\s{0,40}<\/?p(?=[\s>])[^<>]*>\s{0,40})+/gi;
const ENDS = /^(?:<\/?p(?=[\s>])[^<>]*>\s{0,40})+|(?:\s{0,40}<\/?p(?=[\s>])[^<>]*>)+$/gi;
