import { asConfidence, asObject, asText, secondsToMs } from '../json/checked.ts';
import type { TimedRun } from '../timedText.ts';

/** A word with times in seconds, by any of the names that programs give them; null where it is none. */
export function timedWord(value: unknown): TimedRun | null {
  const word = asObject(value);
  const text = word && asText(word.word ?? word.body ?? word.text);
  if (!word || text === null) return null;
  const startMs = secondsToMs(word.start ?? word.startTime);
  const endMs = secondsToMs(word.end ?? word.endTime);
  const confidence = asConfidence(word.probability ?? word.score ?? word.confidence);
  return { text, startMs, endMs: endMs !== null && startMs !== null && endMs >= startMs ? endMs : null, ...(confidence === undefined ? {} : { confidence }) };
}
