import type { Segment } from '#core/model/segment';
import type { Span } from '../minimap/spans';
import { highlight, rangeOf, wordAt, wordsOf, type PlacedWord } from './spokenWord';

/** The mark on the word being spoken. Updated in every frame, but words are located once per turn, and painted and measured once per word. */
export class SpokenMark {
  /** Where the word is or, in a pause within the turn, where the last one was. */
  range: Range | null = null;
  #turn: { segment: Segment; fromMs: number; toMs: number; words: PlacedWord[] } | null = null;
  #place: PlacedWord | null = null;

  /** @returns whether it moved to another word */
  move(segment: Segment, turn: Span, timeMs: number, paragraph: HTMLElement | undefined): boolean {
    const isOtherTurn = this.#turn?.segment.id !== segment.id;
    if (this.#turn?.segment !== segment || this.#turn.fromMs !== turn.fromMs || this.#turn.toMs !== turn.toMs) {
      this.#turn = { segment, fromMs: turn.fromMs, toMs: turn.toMs, words: wordsOf(segment, turn) };
    }
    const place = wordAt(this.#turn.words, timeMs);
    if (place === this.#place && !isOtherTurn) return false;
    this.#place = place;
    const range = place && paragraph ? rangeOf(paragraph, place) : null;
    highlight(range, place?.word.estimated);
    if (range || isOtherTurn) this.range = range;
    return true;
  }

  /** Nothing is being spoken. */
  clear(): void {
    if (this.#place) highlight(null);
    this.#place = this.range = null;
  }
}
