import type { SpokenCue } from '../cue.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { segmentsOf } from '../joinCues.ts';
import { asArray, asName, asObject, type JsonObject } from '../json/checked.ts';
import { readJson } from '../json/document.ts';
import { JsonFindings } from '../json/findings.ts';
import { languageTag } from '../languageTag.ts';
import { readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { cuesOfCall } from './awsCall.ts';
import { cuesOfJob } from './awsJob.ts';
import { cuesOfStream, isStreamEvent } from './awsStream.ts';
import { told } from './told.ts';

/**
 * The JSON of Amazon Transcribe: the transcript of a job (with speaker labels or channels), of call analytics, and the events of a
 * stream. Times are seconds as strings; in call analytics, milliseconds. Marks have no time and belong to the word before them.
 */
export const aws: Format = {
  name: 'aws',
  title: 'Amazon Transcribe',
  kind: 'transcript',
  extension: 'json',
  mediaType: 'application/json',
  detect,
  read,
};

function detect(file: FileContent): string | null {
  const { value } = readJson(file);
  if ((asArray(value) ?? [value]).slice(0, 20).some(isStreamEvent)) return 'has Amazon Transcribe transcript events';
  const root = asObject(value);
  const results = asObject(root?.results);
  const isJob = results && (asArray(results.items) || asArray(results.transcripts)) && ('jobName' in root! || 'items' in results || 'transcripts' in results);
  if (isJob && !('channels' in results)) return 'has results of an Amazon Transcribe job';
  const turn = asObject(asArray(root?.Transcript)?.[0]);
  return turn && 'BeginOffsetMillis' in turn ? 'has turns of an Amazon Transcribe call' : null;
}

function read(file: FileContent, options: ReadOptions): TranscriptReading {
  const document = readJson(file);
  const findings = new JsonFindings(document);
  const root = asObject(document.value);
  const results = asObject(root?.results);
  const cues = cuesOf(document.value, findings);
  const report = findings.told(cues.length);
  return readingOf(report, { language: languageOf(root, results), segments: segmentsOf(cues.sort(byStart), options, report) });
}

function cuesOf(value: unknown, findings: JsonFindings): SpokenCue[] {
  const root = asObject(value);
  const results = asObject(root?.results);
  if (results) return cuesOfJob(results, findings);
  if (root && asArray(root.Transcript)) return cuesOfCall(root, findings);
  if (asArray(value) || isStreamEvent(value)) return cuesOfStream(value, findings);
  if (root) tellFailure(root, findings);
  return [];
}

const byStart = (a: SpokenCue, b: SpokenCue): number => a.startMs - b.startMs;

/** The description of a job is often mistaken for its transcript. */
function tellFailure(root: JsonObject, findings: JsonFindings): void {
  const job = asObject(root.TranscriptionJob) ?? asObject(root.CallAnalyticsJob);
  if (!job) return findings.rejected([], 'This is not an Amazon Transcribe transcript.');
  const why = asName(job.FailureReason);
  findings.rejected([], why === null ? 'This describes an Amazon Transcribe job; the transcript is in the file at its TranscriptFileUri.' : told('The Amazon Transcribe job failed', why));
}

function languageOf(root: JsonObject | null, results: JsonObject | null): string | null {
  const spoken = asObject(asArray(results?.language_codes)?.[0])?.language_code;
  return languageTag(results?.language_code ?? spoken ?? root?.LanguageCode);
}
