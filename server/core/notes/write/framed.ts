import type { Block } from '../blocks/block.ts';
import type { TurnForm } from './turnForm.ts';

/** What is around a turn, or a header, where it is put: tags of its own, what separates it from its neighbours, and a header from its words. */
interface Framed {
  open: string;
  close: string;
  between: string;
  below: string;
}

/**
 * A turn of which header and words are each all of a `<div>` ends the one it is put into and begins the one behind it. Beside a block that is in
 * none, such as a paragraph among them, it brings both of these tags.
 */
export function framed(source: string, block: Block, { parted, between, below }: Pick<TurnForm, 'parted' | 'between' | 'below'>): Framed {
  if (!parted || isInDiv(source, block)) return { open: '', close: '', between, below };
  return { open: LAST_START.exec(between)?.[1] ?? '<div>', close: '</div>', between: outer(between), below: outer(below) };
}

const FIRST_END = /^[^]*?<\/div\s{0,9}>/i;
const LAST_START = /(<div(?:\s[^<>]*)?>)(?:\s|<br ?\/?>)*$/i;

/** What is between two elements, without the end tag of the first and the start tag of the second. */
const outer = (seam: string): string => seam.replace(FIRST_END, '').replace(LAST_START, '');

const isInDiv = (source: string, { start, end }: Block): boolean =>
  /^(?:\s|<br ?\/?>)*<\/div[\s>]/i.test(source.slice(end, end + 200)) || LAST_START.test(source.slice(Math.max(0, start - 200), start));
