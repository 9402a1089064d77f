import type { SpokenCue } from '../cue.ts';
import { cuesOf, type Cue } from '../cues.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { segmentsOf } from '../joinCues.ts';
import { asName, asObject } from '../json/checked.ts';
import { readJson } from '../json/document.ts';
import { JsonFindings } from '../json/findings.ts';
import { listIn, sampleOf } from '../json/listIn.ts';
import { captionListCues, isCaptionList } from './captionList.ts';
import { linesOfCaptions, paragraphs, wordsOfStream } from './cuesOfSaid.ts';
import { granularityOf, namesOnChange } from './granularity.ts';
import { saidSegments } from './saidSegments.ts';
import { readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import type { Transcript } from '../transcript.ts';

/**
 * Writes a transcript as the JSON of podcast-namespace 1.0 ("transcripts/transcripts.md", version 1.0.0): times in seconds, from
 * {@link cuesOf}; `speaker` is omitted if there is none. If the segments could be taken for lines, words, or turns of a file that
 * names speakers only on change, `"granularity": "segment"` rules that out.
 */
export function toPodcastJson(transcript: Transcript): string {
  const cues = cuesOf(transcript);
  const said = cues.map(({ speaker, text }) => ({ body: text, speaker: speaker ?? undefined }));
  const granularity = granularityOf(said) === 'segment' && !namesOnChange(said) ? '' : '\n "granularity": "segment",';
  return `{\n "version": "1.0.0",${granularity}\n "segments": [${cues.map(segmentText).join(',')}${cues.length > 0 ? '\n ' : ''}]\n}\n`;
}

/** Like `JSON.stringify` with an indent of one, without allocating an object per segment. */
function segmentText({ startMs, endMs, speaker, text }: Cue): string {
  const named = speaker === null ? '' : `\n   "speaker": ${JSON.stringify(speaker)},`;
  return `\n  {${named}\n   "startTime": ${startMs / 1000},\n   "endTime": ${endMs / 1000},\n   "body": ${JSON.stringify(text)}\n  }`;
}

function detectPodcastJson(file: FileContent): string | null {
  const { value } = readJson(file);
  if (isCaptionList(value)) return 'is a list of captions with start and end in milliseconds';
  const [first] = sampleOf(listIn(value, 'segments')?.list);
  return first && 'body' in first && 'startTime' in first ? 'has segments with startTime and body' : null;
}

/**
 * Reads the JSON of podcast-namespace 1.0 ("transcripts/transcripts.md"). A segment is a segment, unless the file holds caption lines
 * or single words ({@link granularityOf}): lines are joined like the cues of any captions, words by pauses and sentences, keeping their
 * times. A segment without a speaker has none, unless the file names speakers only when they change ({@link namesOnChange}). Times are
 * seconds, as a number, a string or a clock. Word times inside a segment (`words`) are kept. A list of captions in milliseconds, which
 * apps accept under this format too, is read like SubRip.
 */
function readPodcastJson(file: FileContent, options: ReadOptions): TranscriptReading {
  const document = readJson(file);
  const findings = new JsonFindings(document);
  const found = listIn(document.value, 'segments');
  if (!found) {
    if (document.value !== undefined) findings.rejected([], 'The file has no segments.');
    return readingOf(findings.told(0), {});
  }
  if (isCaptionList(document.value)) {
    const { cues, read } = captionListCues(found.list, document, findings);
    const report = findings.told(read);
    return readingOf(report, { segments: segmentsOf(cues, options, report) });
  }
  const said = saidSegments(found.list, found.path, document, findings);
  const stated = asName(asObject(document.value)?.granularity);
  const granularity = stated === 'segment' || stated === 'line' || stated === 'word' ? stated : granularityOf(said);
  if (stated === null && namesOnChange(said)) {
    let speaker: string | undefined;
    for (const segment of said) speaker = segment.speaker ??= speaker;
  }
  const cuesOfSaid = { segment: paragraphs, line: linesOfCaptions, word: wordsOfStream }[granularity];
  const cues: SpokenCue[] = cuesOfSaid(said, findings);
  const report = findings.told(said.length);
  const title = asName(asObject(document.value)?.title);
  const segments = segmentsOf(cues, options, report);
  return readingOf(report, { title, segments });
}

/** The JSON of podcast-namespace 1.0, also as a bare list. */
export const podcastJson: Format = {
  name: 'podcast-json',
  title: 'Podcasting 2.0 JSON',
  kind: 'transcript',
  extension: 'json',
  mediaType: 'application/json',
  detect: detectPodcastJson,
  read: readPodcastJson,
  write: toPodcastJson,
};
