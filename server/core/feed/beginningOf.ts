import { utf8Length } from './utf8Length.ts';

const TAG = /<!--[^]*?-->|<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi;
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
/**
 * The longest beginning of notes within a number of bytes, made of whole paragraphs, lists and headings, so that every element is closed.
 * If the first of them is already too long, or never ends, its plain text, cut between two words.
 *
 * @param notes HTML
 * @returns the notes themselves if they are short enough
 */
export function beginningOf(notes: string, mostBytes: number): string {
  if (utf8Length(notes) <= mostBytes) return notes;
  let depth = 0;
  let end = 0;
  for (const { 0: tag, 1: closing, 2: name, index } of notes.matchAll(TAG)) {
    if (utf8Length(notes.slice(0, index + tag.length)) > mostBytes) break;
    if (name === undefined || VOID.has(name.toLowerCase()) || tag.endsWith('/>')) continue;
    depth += closing === '/' ? -1 : 1;
    if (depth === 0) end = index + tag.length;
  }
  return end > 0 ? notes.slice(0, end) : wordsOf(notes, mostBytes);
}

function wordsOf(notes: string, mostBytes: number): string {
  const words = notes.slice(0, mostBytes).replace(/[^\s>]*$/, '').replace(TAG, ' ').replace(/<[^>]*$/, '').split(/\s+/).filter((word) => word !== '');
  while (words.length > 0 && utf8Length(words.join(' ')) > mostBytes - 3) words.pop();
  return `${words.join(' ')}…`;
}
