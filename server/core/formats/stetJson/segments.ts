import type { Word } from '../../model/segment.ts';
import { asArray, asConfidence, asMs, asObject, type JsonObject } from '../json/checked.ts';
import type { JsonFindings } from '../json/findings.ts';
import type { TranscriptSegment } from '../transcript.ts';
import { cueIn } from './vttFrame.ts';

/** The segments of a stet-json file; anything else is rejected, and invalid words leave their segment without word times. */
export function segmentsIn(list: readonly unknown[], findings: JsonFindings): TranscriptSegment[] {
  return list.flatMap((value, index) => {
    const segment = asObject(value);
    const path = ['segments', index];
    if (!segment || typeof segment.text !== 'string') {
      findings.rejected(path, 'It is not a segment: it has no text.');
      return [];
    }
    const [startMs, endMs] = [msOrNull(segment.startMs), msOrNull(segment.endMs)];
    if (startMs === undefined || endMs === undefined) {
      findings.rejected(path, 'It is not a segment: its times are not in milliseconds.');
      return [];
    }
    const words = wordsIn(segment);
    if (words === undefined) findings.repaired([...path, 'words'], 'Its words have no texts or times; they were left out.');
    const speaker = typeof segment.speaker === 'string' && segment.speaker !== '' ? segment.speaker : null;
    return [{ startMs, endMs, speaker, text: segment.text, words: words ?? null, ...cueIn(segment.cue) }];
  });
}

/** Undefined if it is neither a time nor absent. */
const msOrNull = (value: unknown): number | null | undefined => (value === null || value === undefined ? null : (asMs(value) ?? undefined));

function wordsIn({ words }: JsonObject): Word[] | null | undefined {
  if (words === null || words === undefined) return null;
  const list = asArray(words)?.map(wordIn);
  return list?.every((word) => word !== null) ? list : undefined;
}

function wordIn(value: unknown): Word | null {
  const word = asObject(value);
  const [startMs, endMs, confidence] = [asMs(word?.startMs), asMs(word?.endMs), asConfidence(word?.confidence)];
  if (!word || typeof word.text !== 'string' || startMs === null || endMs === null) return null;
  return { text: word.text, startMs, endMs, ...(confidence === undefined ? {} : { confidence }), ...(word.estimated === true ? { estimated: true } : {}) };
}
