import { rewriteIntroduction } from '../edit/notes/introduction.ts';
import type { SingleOperation } from '../edit/operation.ts';
import type { CheckedEpisode, Placed } from './episode.ts';

/** Words that somebody reads, wherever they stand. */
export interface Passage {
  record: Placed & { id: string; startMs?: number | null };
  text: string;
  /** The same, letter for letter, with blanks for what is no word of a language: addresses. */
  words: string;
  isSegment: boolean;
  rewritten(text: string): SingleOperation;
}

const ADDRESS = /\S*(?:\/\/|@|\w\.\w)\S*/gu;

/** What is said, in its order, and then the introduction. */
export const passagesOf = ({ segments, introduction }: Pick<CheckedEpisode, 'segments' | 'introduction'>): Passage[] => [
  ...segments.map((record): Passage => ({ record, text: record.text, words: record.text, isSegment: true, rewritten: (text) => ({ type: 'setText', segmentId: record.id, text }) })),
  ...(introduction ? [{
    record: { id: introduction.id, line: introduction.line ?? null }, text: introduction.text, words: introduction.text.replace(ADDRESS, (address) => ' '.repeat(address.length)), isSegment: false,
    rewritten: (text: string) => rewriteIntroduction(introduction, text),
  }] : []),
];
