import type { Word } from '#core/model/segment';

/** A word and where it stands in its text, in UTF-16 offsets. */
export interface PlacedWord {
  start: number;
  end: number;
  word: Word;
}

/** Where each word stands in the text; words the text no longer has are left out. */
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

/** The word being spoken at a time. */
export function wordAt(text: string, words: readonly Word[], timeMs: number): PlacedWord | null {
  return placeWords(text, words).find(({ word }) => word.startMs <= timeMs && timeMs < word.endMs) ?? null;
}

/** A word whose time is an estimate is marked otherwise than one that was measured: it may be the one beside it. */
const marks = { measured: 'spoken-word', estimated: 'spoken-word-estimate' } as const;

/** Marks a word of a paragraph without touching the document, where the browser can. */
export function highlightWord(paragraph: HTMLElement | null, place: PlacedWord | null): void {
  if (!('highlights' in CSS)) return;
  for (const mark of Object.values(marks)) CSS.highlights.delete(mark);
  const text = paragraph?.firstChild;
  if (!place || text?.nodeType !== Node.TEXT_NODE || place.end > (text.textContent?.length ?? 0)) return;
  const range = new Range();
  range.setStart(text, place.start);
  range.setEnd(text, place.end);
  CSS.highlights.set(place.word.estimated ? marks.estimated : marks.measured, new Highlight(range));
}
