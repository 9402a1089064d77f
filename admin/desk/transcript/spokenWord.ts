import { estimateWords } from '#core/edit/estimateWords';
import type { Segment, Word } from '#core/model/segment';
import type { Span } from '../minimap/spans';

/** A word and its position in the text, in UTF-16 offsets. */
export interface PlacedWord {
  start: number;
  end: number;
  word: Word;
}

/** The position of each word in the text; words the text no longer has are left out. */
export function placeWords(text: string, words: readonly Word[]): PlacedWord[] {
  const placed: PlacedWord[] = [];
  let from = 0;
  for (const word of words) {
    const start = text.indexOf(word.text, from);
    if (start < 0 || start - from > 40) continue;
    from = start + word.text.length;
    placed.push({ start, end: from, word });
  }
  return placed;
}

/** The words of a segment with their times: measured or, failing that, estimated between its start and end. */
export const wordsOf = ({ text, words }: Pick<Segment, 'text' | 'words'>, { fromMs, toMs }: Pick<Span, 'fromMs' | 'toMs'>): PlacedWord[] =>
  placeWords(text, words ?? estimateWords(text, fromMs, toMs));

/** The word being spoken at a time. */
export const wordAt = (words: readonly PlacedWord[], timeMs: number): PlacedWord | null => words.find(({ word }) => word.startMs <= timeMs && timeMs < word.endMs) ?? null;

/** The range of a word in a paragraph on the page. */
export function rangeOf(paragraph: HTMLElement, { start, end }: PlacedWord): Range | null {
  const text = paragraph.firstChild;
  if (text?.nodeType !== Node.TEXT_NODE || end > (text.textContent?.length ?? 0)) return null;
  const range = new Range();
  range.setStart(text, start);
  range.setEnd(text, end);
  return range;
}

/** A word with an estimated time is marked differently from a measured one: the word spoken may be the one beside it. */
const marks = { measured: 'spoken-word', estimated: 'spoken-word-estimate' } as const;

/** Marks a word without touching the document, if the browser can; null marks none. */
export function highlight(range: Range | null, estimated = false): void {
  if (!('highlights' in CSS)) return;
  for (const mark of Object.values(marks)) CSS.highlights.delete(mark);
  if (range) CSS.highlights.set(estimated ? marks.estimated : marks.measured, new Highlight(range));
}
