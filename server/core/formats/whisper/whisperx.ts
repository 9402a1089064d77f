import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { asArray, asNumber, asObject } from '../json/checked.ts';
import { readJson } from '../json/document.ts';
import { sampleOf } from '../json/listIn.ts';
import { readWhisperResult } from './readWhisper.ts';
import type { WhisperResult } from './result.ts';
import type { Measured } from './segmentCues.ts';

const hasScore = (word: unknown): boolean => asNumber(asObject(word)?.score) !== null;

const segmentsIn = (file: FileContent): readonly unknown[] | null => asArray(asObject(readJson(file).value)?.segments);

function detectWhisperx(file: FileContent): string | null {
  const segments = segmentsIn(file);
  if (!segments) return null;
  if (asArray(asObject(readJson(file).value)?.word_segments)) return 'has segments and word_segments, as WhisperX writes them';
  const first = sampleOf(segments);
  if (first.some((segment) => asArray(segment.words)?.some(hasScore))) return 'has words with a score, as WhisperX writes them';
  const labelled = first.some((segment) => typeof segment.speaker === 'string' && /^SPEAKER_\d+$/.test(segment.speaker) && 'start' in segment && 'text' in segment);
  return labelled ? 'has segments of SPEAKER_00 and others, as WhisperX writes them' : null;
}

/** If words have scores, one without was not aligned: WhisperX omits its time or (since 3.2) copies a neighbour's. */
function aligned({ segments }: WhisperResult): Measured {
  const scored = segments?.list.some((segment) => asArray(asObject(segment)?.words)?.some(hasScore)) ?? false;
  return scored ? hasScore : () => true;
}

/**
 * The output of WhisperX: Whisper's segments with words aligned to the sound (`score`), and speakers for segments and words. A change of
 * speaker splits a segment. Words that could not be aligned (numerals) get an estimated time between their neighbours.
 */
export const whisperx: Format = {
  name: 'whisperx',
  title: 'WhisperX JSON',
  kind: 'transcript',
  extension: 'json',
  mediaType: 'application/json',
  detect: detectWhisperx,
  read: (file, options) => readWhisperResult(file, options, aligned),
};
