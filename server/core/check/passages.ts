import { rewriteIntroduction } from '../edit/notes/introduction.ts';
import type { SingleOperation } from '../edit/operation.ts';
import type { CheckedEpisode, Placed } from './episode.ts';
import { onceAnEpisode } from './onceAnEpisode.ts';
import { countWords, type Counts } from './vocabulary.ts';

/** Words that somebody reads, wherever they stand. */
export interface Passage {
  record: Placed & { id: string; startMs?: number | null };
  text: string;
  /** The same, letter for letter, with blanks for what is no word of a language: addresses. */
  words: string;
  isSegment: boolean;
  /** The operation that writes it so; null of an introduction that findings would have to repeat in full. */
  rewritten(text: string): SingleOperation | null;
}

const RUN = /\S+/gu;
const ADDRESS = /\/\/|@|\w\.\w/u;

/**
 * An introduction that is written anew goes into the fix as a whole, with what it is written over, once for each finding: a longer one, as of
 * notes whose transcript nobody recognised, is mended where it stands.
 */
const LONGEST_MENDED = 5_000;
export const isMendable = (introduction: string): boolean => introduction.length <= LONGEST_MENDED;

type Read = Pick<CheckedEpisode, 'segments' | 'introduction'>;

/** What is said, in its order, and then the introduction. */
export const passagesOf = onceAnEpisode(({ segments, introduction }: Read): readonly Passage[] => [
  ...segments.map((record): Passage => ({ record, text: record.text, words: record.text, isSegment: true, rewritten: (text) => ({ type: 'setText', segmentId: record.id, text }) })),
  ...(introduction ? [passageOf(introduction)] : []),
]);

function passageOf(introduction: NonNullable<Read['introduction']>): Passage {
  const { id, line = null, text } = introduction;
  const words = text.replace(RUN, (run) => (ADDRESS.test(run) ? ' '.repeat(run.length) : run));
  return { record: { id, line }, text, words, isSegment: false, rewritten: (other) => (isMendable(text) ? rewriteIntroduction(introduction, other) : null) };
}

/** How often each word is said in an episode. The words themselves are not kept: most are looked at by nobody again. */
export const countsOf: (episode: Read) => ReadonlyMap<string, Counts> = onceAnEpisode((episode: Read) => countWords(passagesOf(episode)));
