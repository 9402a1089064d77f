import type { TimedRun } from '../timedText.ts';
import { asConfidence, asObject, asText, secondsToMs } from './checked.ts';

/**
 * A recogniser's word with its times in seconds, under any of the usual names: `word`, `text` or `body`; `start` and `end` or
 * `startTime` and `endTime`; `probability`, `score` or `confidence`.
 *
 * @returns with null times if they cannot be read; null if it is not a word
 */
export function timedWord(value: unknown): TimedRun | null {
  const word = asObject(value);
  const text = word && asText(word.word ?? word.text ?? word.body);
  if (!word || text === null) return null;
  const startMs = secondsToMs(word.start ?? word.startTime);
  const endMs = secondsToMs(word.end ?? word.endTime);
  const run: TimedRun = { text, startMs, endMs: startMs === null || endMs === null ? null : Math.max(startMs, endMs) };
  const confidence = asConfidence(word.probability ?? word.score ?? word.confidence);
  if (confidence !== undefined) run.confidence = confidence;
  return run;
}
