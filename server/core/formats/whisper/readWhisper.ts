import type { SpokenCue } from '../cue.ts';
import type { FileContent } from '../fileContent.ts';
import { segmentsOf } from '../joinCues.ts';
import { readJson } from '../json/document.ts';
import { JsonFindings } from '../json/findings.ts';
import { readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { cuesOfWords } from '../wordCues.ts';
import { wordsInText } from '../wordsInText.ts';
import { wordsBesideSegments } from './beside.ts';
import { whisperResult, type WhisperResult } from './result.ts';
import { cuesOfRuns, segmentCues, timedSegments, untimed, voicedWord, type Measured } from './segmentCues.ts';
import { isWordStream, wordStreamCues } from './wordStream.ts';

/** The reading of a result of Whisper or one of its relatives that has segments, or words alone. */
export function readWhisperResult(file: FileContent, options: ReadOptions, measuredIn: (result: WhisperResult) => Measured): TranscriptReading {
  const document = readJson(file);
  const findings = new JsonFindings(document);
  const result = whisperResult(document.value);
  if (!result) {
    if (document.value !== undefined) findings.rejected([], 'The file has no segments.');
    return readingOf(findings.told(0), {});
  }
  if (!result.segments?.list.length && !result.words?.length && result.text?.trim()) return textAlone(result, findings);
  const { cues, read } = cuesIn(result);
  const report = findings.told(read);
  const { language, durationMs } = result;
  return readingOf(report, { language, durationMs, segments: segmentsOf(cues, options, report) });

  function cuesIn({ segments: found, words, text }: WhisperResult): { cues: SpokenCue[]; read: number } {
    if (!found) {
      const spoken = (words ?? []).flatMap((word) => voicedWord(word, true) ?? []);
      if (spoken.length < (words?.length ?? 0)) findings.rejected(['words'], 'Some of its words have no text; they were left out.');
      const { runs, missing } = text?.trim() ? wordsInText(text, spoken, untimed) : { runs: spoken.map((word) => ({ ...word, text: ` ${word.text.trim()}` })), missing: 0 };
      if (missing > 0) findings.repaired(['words'], 'Some of its words are not in its text; their times were left out.');
      return { cues: cuesOfWords(runs), read: spoken.length };
    }
    const segments = timedSegments(found.list, found.path, measuredIn(result!), document, findings);
    const read = segments.length;
    if (isWordStream(segments)) return { cues: wordStreamCues(segments), read };
    const beside = words && segments.every((segment) => segment.words.length === 0) ? wordsBesideSegments(segments, words, findings) : null;
    return { cues: beside ? beside.flatMap((runs, index) => cuesOfRuns(segments[index]!, runs)) : segmentCues(segments, findings), read };
  }
}

/** A text without any time: a segment for every line of it. */
function textAlone({ text, language, durationMs }: WhisperResult, findings: JsonFindings): TranscriptReading {
  const lines = text!.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim()).filter((line) => line !== '');
  return readingOf(findings.told(lines.length), { language, durationMs, segments: lines.map((line) => ({ startMs: null, endMs: null, speaker: null, text: line, words: null })) });
}
