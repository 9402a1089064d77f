import type { JsonFindings } from '../json/findings.ts';
import { wordsInText } from '../wordsInText.ts';
import { untimed, voicedWord, type TimedSegment } from './segmentCues.ts';
import type { VoicedRun } from './spoken.ts';

/**
 * Assigns words listed beside the segments (OpenAI's API with both granularities) to their segments: by order in the text, because segment
 * times are rounded and overlap those of words.
 *
 * @returns for each segment, runs that make up its text
 */
export function wordsBesideSegments(segments: readonly TimedSegment[], words: readonly unknown[], findings: JsonFindings): VoicedRun[][] {
  const spoken = words.flatMap((word) => voicedWord(word, true) ?? []);
  const { runs, missing } = wordsInText(segments.map(({ text }) => `${text}\n`).join(''), spoken, untimed);
  if (missing > 0) findings.repaired(['words'], 'Some of its words are not in its segments; their times were left out.');
  let at = 0;
  let left = '';
  return segments.map(({ text }) => {
    const own: VoicedRun[] = [];
    for (let needed = text.length + 1; needed > 0; ) {
      const run = runs[at]!;
      const piece = (left || run.text).slice(0, needed);
      own.push({ ...run, text: piece });
      left = (left || run.text).slice(piece.length);
      if (left === '') at += 1;
      needed -= piece.length;
    }
    return own;
  });
}
