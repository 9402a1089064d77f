import type { SpokenCue } from './cue.ts';
import { endsSentence } from './sentenceEnd.ts';
import { timedText, type TimedRun } from './timedText.ts';

/** A timed run in a stream of words, with its speaker. */
export interface SpokenRun extends TimedRun {
  speaker: string | null;
}

/** A pause of two seconds ends a cue, as in `joinCues.ts`. */
const PAUSE_MS = 2_000;
/** Keeps cues readable even if the recogniser sets no full stops. */
const LONGEST = 200;

/**
 * Cuts a stream of words into cues: a new one begins when the speaker changes, after the end of a sentence, at a pause of 2 s, and before
 * the word that would take it past 200 characters; never inside a word. Words keep their measured times.
 *
 * @param runs in the order of the text; one that begins without white space continues the word before it, unless that has another speaker
 * @param startMs the time of first words that have none themselves
 */
export function cuesOfWords(runs: readonly SpokenRun[], startMs = 0): SpokenCue[] {
  const cues: SpokenCue[] = [];
  let latest = startMs;
  let group: SpokenRun[] = [];
  let said: Said = NOTHING;
  const end = (): void => {
    const first = group.find((run) => run.startMs !== null)?.startMs ?? latest;
    const { text, words } = timedText(group, first, said.endMs);
    if (text !== '') cues.push({ startMs: first, endMs: said.endMs, speaker: group[0]!.speaker, text, words });
    latest = said.endMs ?? first;
    group = [];
    said = NOTHING;
  };
  for (const run of runs) {
    if (group.length > 0 && begins(run, said, group[0]!.speaker)) end();
    group.push(run);
    said = { length: said.length + run.text.length, tail: `${said.tail}${run.text}`.slice(-8), endMs: endOf(run) ?? said.endMs };
  }
  if (group.length > 0) end();
  return cues;
}

/** What is known of a cue that is still growing. */
interface Said {
  length: number;
  /** Its last characters. */
  tail: string;
  /** The end of its last timed run. */
  endMs: number | null;
}

const NOTHING: Said = { length: 0, tail: '', endMs: null };

const endOf = ({ startMs, endMs }: SpokenRun): number | null => (startMs === null ? null : Math.max(startMs, endMs ?? startMs));

function begins(run: SpokenRun, said: Said, speaker: string | null): boolean {
  if (run.text.trim() === '') return false;
  if (run.speaker !== speaker) return true;
  if (!/^\s/u.test(run.text) && !/\s$/u.test(said.tail)) return false;
  if (endsSentence(said.tail) || said.length + run.text.length > LONGEST) return true;
  return run.startMs !== null && said.endMs !== null && run.startMs - said.endMs >= PAUSE_MS;
}
