import type { Word } from '#core/model/segment';

/** Where each word stands in the text, in UTF-16 offsets; words the text no longer has are left out. */
export function placeWords(text: string, words: readonly Word[]): { start: number; end: number; word: Word }[] {
  const placed: { start: number; end: number; word: Word }[] = [];
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
export function wordAt(text: string, words: readonly Word[], timeMs: number): { start: number; end: number } | null {
  return placeWords(text, words).find(({ word }) => word.startMs <= timeMs && timeMs < word.endMs) ?? null;
}

/** Marks a stretch of a paragraph without touching the document, where the browser can. */
export function highlightWord(paragraph: HTMLElement | null, place: { start: number; end: number } | null): void {
  if (!('highlights' in CSS)) return;
  const text = paragraph?.firstChild;
  if (!place || text?.nodeType !== Node.TEXT_NODE || place.end > (text.textContent?.length ?? 0)) {
    CSS.highlights.delete('spoken-word');
    return;
  }
  const range = new Range();
  range.setStart(text, place.start);
  range.setEnd(text, place.end);
  CSS.highlights.set('spoken-word', new Highlight(range));
}
