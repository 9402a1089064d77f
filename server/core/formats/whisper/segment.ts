import { asArray, asObject, asText } from '../json/checked.ts';

/** A segment as written by a relative of Whisper; only its text has been checked. */
export interface WhisperSegment {
  start: unknown;
  end: unknown;
  text: string | null;
  words: readonly unknown[] | null;
  speaker: string | null;
}

/**
 * A segment of a file: an object with `start`, `end` and `text` (Whisper and most others), with `timestamp: [start, end]` (Transformers),
 * or a tuple with a text after two numbers (faster-whisper before 1.1 returned named tuples, which JSON writes as lists).
 *
 * @returns null if it is none of these
 */
export function whisperSegment(value: unknown): WhisperSegment | null {
  const tuple = asArray(value);
  if (tuple) return ofTuple(tuple);
  const segment = asObject(value);
  if (!segment) return null;
  const times = asArray(segment.timestamp);
  return {
    start: times ? times[0] : segment.start,
    end: times ? times[1] : segment.end,
    text: asText(segment.text),
    words: asArray(segment.words),
    speaker: asText(segment.speaker)?.trim() || null,
  };
}

function ofTuple(tuple: readonly unknown[]): WhisperSegment | null {
  const at = tuple.findIndex((item, index) => index >= 2 && typeof item === 'string' && typeof tuple[index - 1] === 'number' && typeof tuple[index - 2] === 'number');
  if (at === -1) return null;
  const words = tuple.slice(at + 1).map(asArray).find((list) => asArray(list?.[0]));
  return { start: tuple[at - 2], end: tuple[at - 1], text: asText(tuple[at]), words: words?.map(wordOfTuple) ?? null, speaker: null };
}

/** `[start, end, word, probability]`. */
function wordOfTuple(value: unknown): unknown {
  const [start, end, word, probability] = asArray(value) ?? [];
  return { start, end, word, probability };
}
