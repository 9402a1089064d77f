import { rewriteIntroduction } from '../edit/notes/introduction.ts';
import type { SingleOperation } from '../edit/operation.ts';
import type { CheckedEpisode, Placed } from './episode.ts';
import { onceAnEpisode } from './onceAnEpisode.ts';
import { countWords, type Counts } from './vocabulary.ts';

/** A text that people read, wherever it is stored. */
export interface Passage {
  record: Placed & { id: string; startMs?: number | null };
  text: string;
  /** The same text, of the same length, with addresses blanked out because they are not words of a language. */
  words: string;
  isSegment: boolean;
  /** The operation that writes a new text; null for an introduction too long to repeat in findings. */
  rewritten(text: string): SingleOperation | null;
}

const RUN = /\S+/gu;
const ADDRESS = /\/\/|@|\w\.\w/u;

/**
 * A fix contains the whole introduction, old and new, once per finding. A longer one, such as notes whose transcript was not recognised, is
 * edited by hand.
 */
const LONGEST_MENDED = 5_000;
export const isMendable = (introduction: string): boolean => introduction.length <= LONGEST_MENDED;

type Read = Pick<CheckedEpisode, 'segments' | 'introduction'>;

/** What is said, in order, then the introduction. */
export const passagesOf = onceAnEpisode(({ segments, introduction }: Read): readonly Passage[] => [
  ...segments.map((record): Passage => ({ record, text: record.text, words: record.text, isSegment: true, rewritten: (text) => ({ type: 'setText', segmentId: record.id, text }) })),
  ...(introduction ? [passageOf(introduction)] : []),
]);

function passageOf(introduction: NonNullable<Read['introduction']>): Passage {
  const { id, line = null, text } = introduction;
  const words = text.replace(RUN, (run) => (ADDRESS.test(run) ? ' '.repeat(run.length) : run));
  return { record: { id, line }, text, words, isSegment: false, rewritten: (other) => (isMendable(text) ? rewriteIntroduction(introduction, other) : null) };
}

/** How often each word occurs in an episode. The word list itself is not kept, because it is hardly used again. */
export const countsOf: (episode: Read) => ReadonlyMap<string, Counts> = onceAnEpisode((episode: Read) => countWords(passagesOf(episode)));
