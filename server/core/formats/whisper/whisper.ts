import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { asArray } from '../json/checked.ts';
import { readJson } from '../json/document.ts';
import { sampleOf } from '../json/listIn.ts';
import { readWhisperResult } from './readWhisper.ts';
import { whisperResult } from './result.ts';

/** How many members of a list of lists are examined to recognise it. */
const TUPLES = 50;

/** Only Whisper and its relatives give these for a segment. */
const SIGNS = ['avg_logprob', 'avg_log_prob', 'no_speech_prob', 'compression_ratio'];

function detectWhisper(file: FileContent): string | null {
  const result = whisperResult(readJson(file).value);
  if (!result) return null;
  const [first] = sampleOf(result.segments?.list);
  if (first && 'text' in first && typeof first.start === 'number' && 'end' in first) {
    const sign = SIGNS.find((name) => name in first);
    return sign ? `has segments with ${sign}, as Whisper writes them` : 'has segments with start, end and text in seconds, as Whisper writes them';
  }
  if (first && 'text' in first && asArray(first.timestamp)) return 'has chunks with a timestamp, as Transformers writes for Whisper';
  if (asArray(result.segments?.list[0]) && result.segments!.list.slice(0, TUPLES).some(isTuple)) return 'has segments as lists, as faster-whisper writes them';
  const [word] = result.segments ? [] : sampleOf(result.words);
  if (word && typeof word.word === 'string' && typeof word.start === 'number') return 'has words with start and end, as the Whisper API returns them';
  const isEmpty = result.segments?.list.length === 0 && result.segments.path.length > 0;
  return result.text !== null && !result.words && (!result.segments || isEmpty) ? 'has a text without times, as the Whisper API returns it' : null;
}

/** Two times, a text, and then its tokens: other lists of lists have times and texts too. */
const isTuple = (value: unknown): boolean =>
  asArray(value)?.some((item, index, tuple) => index >= 2 && typeof item === 'string' && asArray(tuple[index + 1]) && typeof tuple[index - 1] === 'number' && typeof tuple[index - 2] === 'number') ?? false;

/**
 * The output of Whisper and its relatives: `segments` with `start`, `end`, `text` and possibly `words` (openai-whisper,
 * whisper-timestamped, stable-ts, faster-whisper, and OpenAI's API, where words may be beside the segments or alone), also as a list
 * of segments or tuples, and the `chunks` of Transformers. Times are seconds. Words keep their measured times and confidence; their
 * spaces and marks are those of the text. Segments are joined into paragraphs; speaker labels added by services are kept.
 */
export const whisper: Format = {
  name: 'whisper',
  title: 'Whisper JSON',
  kind: 'transcript',
  extension: 'json',
  mediaType: 'application/json',
  detect: detectWhisper,
  read: (file, options) => readWhisperResult(file, options, () => () => true),
};
