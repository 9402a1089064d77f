import { endsSentence } from '../sentenceEnd.ts';

/** What one segment of a podcast JSON file holds: a stretch of speech, a line of a caption, or a word. */
type Granularity = 'segment' | 'line' | 'word';

/** The part of a segment that matters here: its text and its speaker (undefined if absent, `''` if explicitly nobody). */
interface Said {
  body: string;
  speaker: string | undefined;
}

/** Hosts cut captions at 32 characters (podcast-namespace, "transcripts.md"), some slightly later. */
const CAPTION_LINE = 42;
const FEWEST_LINES = 10;
const FEWEST_WORDS = 3;

const MORE_THAN_A_WORD = /\S\s+\S/u;

/**
 * What the segments of a file are, if the file does not say so itself (`"granularity"`, which only Stet writes).
 *
 * - `word` if nine out of ten hold at most one word (or a mark or space), and fewer than half of them end a sentence.
 * - `line` if 95 of 100 are no longer than 42 characters, and fewer than half end a sentence: captions, cut when the line was full.
 * - `segment` otherwise: the writer's own paragraphs, which are kept.
 */
export function granularityOf(said: readonly Said[]): Granularity {
  let [spoken, single, short, ends] = [0, 0, 0, 0];
  for (const { body } of said) {
    if (body === '') continue;
    spoken += 1;
    if (body.length <= CAPTION_LINE) short += 1;
    if (body.length <= CAPTION_LINE && !MORE_THAN_A_WORD.test(body)) single += 1;
    if (endsSentence(body)) ends += 1;
  }
  if (ends * 2 >= spoken) return 'segment';
  if (spoken >= FEWEST_WORDS && single * 10 >= spoken * 9) return 'word';
  return spoken >= FEWEST_LINES && short * 20 >= spoken * 19 ? 'line' : 'segment';
}

/**
 * Whether a file names speakers only when they change, so that a segment without a name continues the one before: its first words
 * have a name, at least half of its segments have none (and none has an empty one), and no name directly repeats.
 */
export function namesOnChange(said: readonly Said[]): boolean {
  let last: string | undefined;
  let nameless = 0;
  for (const { speaker } of said) {
    if (speaker === '') return false;
    if (speaker === undefined) nameless += 1;
    else if (speaker === last) return false;
    else last = speaker;
  }
  return said[0]?.speaker !== undefined && nameless > 0 && nameless * 2 >= said.length;
}
