import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { segmentsOf } from '../joinCues.ts';
import { asArray, asObject, type JsonObject } from '../json/checked.ts';
import { readJson } from '../json/document.ts';
import { JsonFindings } from '../json/findings.ts';
import { sampleOf } from '../json/listIn.ts';
import { readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { cppSegments, wholeWords } from './cppSegments.ts';
import { whisperLanguage } from './language.ts';
import { segmentCues } from './segmentCues.ts';
import { isWordStream, wordStreamCues } from './wordStream.ts';

function detectWhispercpp(file: FileContent): string | null {
  const [first] = sampleOf(asArray(asObject(readJson(file).value)?.transcription));
  return first && ('offsets' in first || 'timestamps' in first) ? 'has a transcription with offsets, as whisper.cpp writes it' : null;
}

/**
 * Reads the output of whisper.cpp's `--output-json` and `--output-json-full`: `transcription` with `offsets` in milliseconds (else
 * `timestamps`), whose `tokens` are joined into words with measured times, without special ones (`[_BEG_]`); the `speaker` of stereo
 * recordings becomes `Speaker 0`; at a turn found by tinydiarize, a new segment without a speaker begins.
 */
function readWhispercpp(file: FileContent, options: ReadOptions): TranscriptReading {
  const document = readJson(file);
  const findings = new JsonFindings(document);
  const value: JsonObject = asObject(document.value) ?? {};
  const list = asArray(value.transcription);
  if (!list) {
    if (document.value !== undefined) findings.rejected([], 'The file has no transcription.');
    return readingOf(findings.told(0), {});
  }
  const segments = cppSegments(list, document, findings);
  const cues = isWordStream(segments) ? wordStreamCues(segments) : segmentCues(wholeWords(segments), findings);
  const report = findings.told(segments.length);
  return readingOf(report, { language: whisperLanguage(asObject(value.result)?.language), segments: segmentsOf(cues, options, report) });
}

export const whispercpp: Format = {
  name: 'whispercpp',
  title: 'whisper.cpp JSON',
  kind: 'transcript',
  extension: 'json',
  mediaType: 'application/json',
  detect: detectWhispercpp,
  read: readWhispercpp,
};
