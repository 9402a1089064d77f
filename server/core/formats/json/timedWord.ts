import type { TimedRun } from '../timedText.ts';
import { asConfidence, asObject, asText, secondsToMs } from './checked.ts';

/**
 * A word of a recogniser with its times in seconds, by any of the names that programs give them: `word`, `text` or `body`; `start`
 * and `end` or `startTime` and `endTime`; `probability`, `score` or `confidence`.
 *
 * @returns times are null where there are none that can be read; null for what is no word
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
