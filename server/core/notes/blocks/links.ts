import type { BlockLink } from './block.ts';

const URL = /https?:\/\/[^\s<>"]{1,2000}/g;
const AFTER = new Set('.,;:!?\'’”"*]…');

/** The bare URLs of a text, without trailing punctuation; a closing bracket belongs to a URL that contains the opening one. */
export function bareUrls(text: string): { url: string; start: number; end: number }[] {
  if (!text.includes('://')) return [];
  return Array.from(text.matchAll(URL), (match) => {
    let url = match[0];
    for (;;) {
      const last = url[url.length - 1]!;
      if (!AFTER.has(last) && !(last === ')' && !url.includes('('))) break;
      url = url.slice(0, -1);
    }
    return { url, start: match.index, end: match.index + url.length };
  });
}

/** The bare URLs of a block's text as links, with their places in the source. */
export const bareLinks = (text: string, starts: Int32Array, ends: Int32Array, base = 0): BlockLink[] =>
  bareUrls(text).map(({ url, start, end }) => {
    const at = { start: starts[base + start]!, end: ends[base + end - 1]! };
    return { url, start, end, urlAt: at, at };
  });
