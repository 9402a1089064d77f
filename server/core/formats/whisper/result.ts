import { asArray, asObject, asText, secondsToMs, type JsonObject } from '../json/checked.ts';
import { listIn, type FoundList } from '../json/listIn.ts';
import { whisperLanguage } from './language.ts';

/** The parts of a result, wherever a program puts them. */
export interface WhisperResult {
  /** As in the file, and where. */
  segments: FoundList | null;
  /** Words beside the segments, as in OpenAI's API. */
  words: readonly unknown[] | null;
  text: string | null;
  language: string | null;
  durationMs: number | null;
}

/**
 * Finds the parts of a result: an object with `segments` (or, from Transformers, `chunks`) or only words; a list of segments, as
 * people dump faster-whisper's; or its pair of segments and info.
 *
 * @returns null if there is nothing of the kind
 */
export function whisperResult(value: unknown): WhisperResult | null {
  const list = asArray(value);
  if (list) {
    const info = asObject(list[1]);
    const pair = list.length === 2 && asArray(list[0]) && info && !('text' in info);
    return pair ? { ...partsOf(info), segments: { list: asArray(list[0])!, path: [0] } } : { ...partsOf({}), segments: { list, path: [] } };
  }
  const result = asObject(value);
  if (!result) return null;
  const segments = listIn(result, 'segments', 'chunks');
  const parts = partsOf(result);
  if (segments === null && parts.words === null && !isTextAlone(result)) return null;
  return { ...parts, segments };
}

const BESIDE_TEXT = new Set(['text', 'usage', 'logprobs', 'language', 'task', 'duration']);

/** OpenAI's API returns only a text unless asked for more. */
const isTextAlone = (result: JsonObject): boolean => typeof result.text === 'string' && Object.keys(result).every((name) => BESIDE_TEXT.has(name));

function partsOf(result: JsonObject): Omit<WhisperResult, 'segments'> {
  return {
    words: asArray(result.words),
    text: asText(result.text),
    language: whisperLanguage(result.language ?? result.detected_language),
    durationMs: secondsToMs(result.duration),
  };
}
