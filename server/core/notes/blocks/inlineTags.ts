import { BLOCKS } from './html.ts';
import { readTags, type Tag } from './tags.ts';
import { OPTIONAL_END } from './whole.ts';

/** The end tags of links and emphasis directly after an offset, up to another offset: `</em></a>`. */
export function endTagsAfter(source: string, at: number, to: number): string[] {
  const found: string[] = [];
  for (let rest = source.slice(at, to); ; rest = rest.slice(found.at(-1)!.length)) {
    const match = /^<\/([a-zA-Z][\w:.-]{0,40})\s{0,9}>/.exec(rest);
    if (!match || BLOCKS.has(match[1]!.toLowerCase())) return found;
    found.push(match[0]);
  }
}

/** The start tags of links and emphasis directly before an offset, back to another one: `<a href="…"><em>`. */
export function startTagsBefore(source: string, from: number, at: number): string[] {
  const found: string[] = [];
  for (let rest = source.slice(from, at); ; rest = rest.slice(0, -found[0]!.length)) {
    const match = /^<([a-zA-Z][\w:.-]{0,40})(?:\s[^]*)?>$/.exec(rest.slice(Math.max(0, rest.lastIndexOf('<'))));
    const name = match?.[1]!.toLowerCase() ?? 'p';
    if (BLOCKS.has(name) || OPTIONAL_END.has(name)) return found;
    found.unshift(match![0]);
  }
}

/** The tags in a stretch of HTML whose counterpart is outside it, as written: end tags, then start tags. */
export function looseTags(html: string): { ends: string[]; starts: string[] } {
  const [ends, open] = [[] as string[], [] as Tag[]];
  readTags(html, {
    startTag: (tag) => {
      if (!OPTIONAL_END.has(tag.name)) open.push(tag);
    },
    endTag: ({ name, start, end }) => {
      if (OPTIONAL_END.has(name)) return;
      const at = open.findLastIndex((tag) => tag.name === name);
      if (at < 0) ends.push(html.slice(start, end));
      else open.splice(at, 1);
    },
    gap: () => undefined,
  });
  return { ends, starts: open.map(({ start, end }) => html.slice(start, end)) };
}

/** The name of a tag, in lower case. */
export const nameOf = (tag: string): string => /[a-zA-Z][\w:.-]*/.exec(tag)![0].toLowerCase();
