import type { Word } from '#core/model/segment';
import { placeWords } from './spokenWord';

/** The first timed word that starts at or after an offset of the text. */
export const wordAtOffset = (text: string, words: readonly Word[], at: number): Word | null =>
  placeWords(text, words).find(({ start }) => start >= at)?.word ?? null;
