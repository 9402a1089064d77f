import type { Range } from '../../model/patch.ts';
import type { Block } from '../blocks/block.ts';
import { looseTags, nameOf } from '../blocks/inlineTags.ts';
import { TO_LAST_WORDLESS, WORDLESS } from '../blocks/things.ts';
import { isWhole } from '../blocks/whole.ts';
import { cloned } from './clone.ts';

/** Where a paragraph can be parted: the white space between two words, and the tags that end the words before it and begin those behind. */
export interface Parted extends Range {
  ending: string;
  beginning: string;
}

/**
 * Parts a paragraph between two words, in place of the white space from `from` to `to` of its text; a link or emphasis that is cut is
 * continued in both halves, and a picture, a comment or a player stays with the words before it. Null if what begins in between has no
 * words of its own but ends after it, such as a player with a text for those who cannot play it.
 */
export function parted(source: string, { starts: places, ends: until, base, inner }: Block, from: number, to: number): Parted | null {
  const [after, end] = [until[base + from - 1]!, places[base + to]!];
  // Between the halves of a character written as one entity.
  if (end < after) return null;
  const start = after + (TO_LAST_WORDLESS.exec(source.slice(after, end))?.[0].length ?? 0);
  const between = source.slice(start, end);
  if (WORDLESS.test(between)) return null;
  const { ends, starts } = looseTags(between);
  const before = looseTags(source.slice(inner.start, start) + ends.join(''));
  const cut = before.starts;
  if (before.ends.length > 0 || !isWhole([...cut, ...starts].join('') + source.slice(end, inner.end))) return null;
  const closing = cut.map((tag) => `</${nameOf(tag)}>`).toReversed().join('');
  const opening = cut.map(cloned).join('');
  // tags directly beside the words stay there, because something may be put between them
  const [closed, opened] = [ends.join(''), starts.join('')];
  const [stays, stands] = [between.startsWith(closed), between.endsWith(opened)];
  return {
    start: start + (stays ? closed.length : 0), end: end - (stands ? opened.length : 0),
    ending: (stays ? '' : closed) + closing, beginning: opening + (stands ? '' : opened),
  };
}
