import type { SpokenCue } from '../cue.ts';
import type { FileContent } from '../fileContent.ts';
import { segmentsOf } from '../joinCues.ts';
import { readJson } from '../json/document.ts';
import { JsonFindings } from '../json/findings.ts';
import { oneLine } from '../oneLine.ts';
import { readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { cuesOfWords } from '../wordCues.ts';
import { wordsInText } from '../wordsInText.ts';
import { wordsBesideSegments } from './beside.ts';
import { whisperResult, type WhisperResult } from './result.ts';
import { cuesOfRuns, segmentCues, timedSegments, untimed, voicedWord, type Measured, type TimedSegment } from './segmentCues.ts';
import type { VoicedRun } from './spoken.ts';
import { isWordStream, wordStreamCues } from './wordStream.ts';

/** Reads a result of Whisper or a relative: its segments, else its words, else its text, which has no times. */
export function readWhisperResult(file: FileContent, options: ReadOptions, measuredIn: (result: WhisperResult) => Measured): TranscriptReading {
  const document = readJson(file);
  const findings = new JsonFindings(document);
  const result = whisperResult(document.value);
  if (!result) {
    if (document.value !== undefined) findings.rejected([], 'The file has no segments.');
    return readingOf(findings.told(0), {});
  }
  const { segments: found, language, durationMs, words } = result;
  const of = (cues: readonly SpokenCue[], read: number): TranscriptReading => {
    const report = findings.told(read);
    return readingOf(report, { language, durationMs, segments: segmentsOf(cues, options, report) });
  };
  if (found && found.list.length > 0) {
    const segments = timedSegments(found.list, found.path, measuredIn(result), document, findings);
    return of(cuesOfSegments(segments, words, findings), segments.length);
  }
  const spoken = (words ?? []).flatMap((word) => voicedWord(word, true) ?? []);
  if (words && spoken.length < words.length) findings.rejected(['words'], 'Some of its words have no text; they were left out.');
  if (spoken.length > 0) return of(cuesOfWordsIn(result.text, spoken, findings), spoken.length);
  const lines = (result.text ?? '').split('\n').map(oneLine).filter((line) => line !== '');
  return readingOf(findings.told(lines.length), { language, durationMs, segments: lines.map((text) => ({ startMs: null, endMs: null, speaker: null, text, words: null })) });
}

function cuesOfSegments(segments: readonly TimedSegment[], words: readonly unknown[] | null, findings: JsonFindings): SpokenCue[] {
  if (isWordStream(segments)) return wordStreamCues(segments);
  if (!words || segments.some((segment) => segment.words.length > 0)) return segmentCues(segments, findings);
  return wordsBesideSegments(segments, words, findings).flatMap((runs, index) => cuesOfRuns(segments[index]!, runs));
}

function cuesOfWordsIn(text: string | null, words: readonly VoicedRun[], findings: JsonFindings): SpokenCue[] {
  if (!text?.trim()) return cuesOfWords(words.map((word) => ({ ...word, text: ` ${word.text.trim()}` })));
  const { runs, missing } = wordsInText(text, words, untimed);
  if (missing > 0) findings.repaired(['words'], 'Some of its words are not in its text; their times were left out.');
  return cuesOfWords(runs);
}
