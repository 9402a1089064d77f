import type { SpokenCue } from '../cue.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { segmentsOf } from '../joinCues.ts';
import { asArray, asMs, asName, asObject, asText, secondsToMs, type JsonObject } from '../json/checked.ts';
import { readJson, type JsonPath } from '../json/document.ts';
import { JsonFindings } from '../json/findings.ts';
import { endOf, startOf } from '../json/time.ts';
import { languageTag } from '../languageTag.ts';
import { oneLine } from '../oneLine.ts';
import { readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import type { TranscriptChapter } from '../transcript.ts';
import { cuesOfHeard, heardWords, type HeardWord } from './heardWords.ts';
import { channelLabel, speakerLabel } from './speakerLabel.ts';
import { told } from './told.ts';

/** How a transcript may be divided, best first: its own paragraphs, the turns of speakers, sentences. */
const PARTS = ['paragraphs', 'utterances', 'sentences'] as const;
const SIGNS = ['acoustic_model', 'language_model', 'audio_url', 'speech_model', 'audio_duration', 'speech_models'];

/**
 * The JSON of AssemblyAI: a transcript (`GET /v2/transcript/{id}`) with its words, utterances and chapters, and its `/paragraphs` and
 * `/sentences`. Times are milliseconds, `audio_duration` is seconds. If several channels were transcribed, they identify the
 * speakers.
 */
export const assemblyai: Format = {
  name: 'assemblyai',
  title: 'AssemblyAI',
  kind: 'transcript',
  extension: 'json',
  mediaType: 'application/json',
  detect,
  read,
};

function detect(file: FileContent): string | null {
  const root = asObject(readJson(file).value);
  if (!root) return null;
  const isTranscript = 'words' in root || PARTS.some((part) => part in root) || 'status' in root;
  const sign = SIGNS.find((name) => name in root);
  if (isTranscript && sign !== undefined) return `has ${sign} and AssemblyAI’s analysis`;
  const word = asObject(asArray(root.words)?.[0] ?? asArray(asObject(asArray(root.utterances)?.[0])?.words)?.[0]);
  return word && 'text' in word && 'confidence' in word && Number.isInteger(word.start) && Number.isInteger(word.end) ? 'has words with text, confidence and whole milliseconds' : null;
}

function read(file: FileContent, options: ReadOptions): TranscriptReading {
  const document = readJson(file);
  const findings = new JsonFindings(document);
  const root = asObject(document.value);
  if (!root) {
    if (document.value !== undefined) findings.rejected([], 'The file is not an AssemblyAI transcript: it is not an object.');
    return readingOf(findings.told(0), {});
  }
  const cues = cuesOf(root, findings);
  const chapters = chaptersOf(root, findings);
  const status = asName(root.status);
  if (status === 'error') findings.rejected(['status'], told('AssemblyAI could not create this transcript', asName(root.error) ?? 'it does not say why'));
  else if (status === 'queued' || status === 'processing') findings.rejected(['status'], `AssemblyAI had not finished this transcript: its status is "${status}".`);
  const report = findings.told(cues.length + chapters.length);
  return readingOf(report, { language: languageTag(root.language_code), durationMs: secondsToMs(root.audio_duration), segments: segmentsOf(cues, options, report), chapters });
}

function cuesOf(root: JsonObject, findings: JsonFindings): SpokenCue[] {
  const part = PARTS.find((name) => (asArray(root[name])?.length ?? 0) > 0);
  if (part === undefined) return cuesOfPart(root, [], 0, false, findings);
  const cues: SpokenCue[] = [];
  asArray(root[part])!.forEach((value, index) => {
    const said = asObject(value);
    if (!said) findings.rejected([part, index], 'This is not a part of a transcript.');
    else for (const cue of cuesOfPart(said, [part, index], cues.at(-1)?.endMs ?? 0, part === 'paragraphs', findings)) cues.push(cue);
  });
  return part === 'utterances' ? cues.sort((a, b) => a.startMs - b.startMs) : cues;
}

/** The cues of a paragraph, an utterance, a sentence, or a whole transcript. */
function cuesOfPart(part: JsonObject, path: JsonPath, before: number, isParagraph: boolean, findings: JsonFindings): SpokenCue[] {
  const text = asText(part.text)?.trim() || null;
  const words = wordsOf(part, path, findings);
  if (words.length === 0 && text === null) return [];
  const startMs = path.length === 0 ? 0 : startOf(part.start, asMs, before, findings, path);
  if (startMs === null) return [];
  const cues = cuesOfHeard(words, text, startMs);
  if (words.length === 0 && path.length === 0) findings.repaired(path, 'It has no words with times; all of its text was placed at its start.');
  if (words.length === 0) cues.forEach((cue) => Object.assign(cue, { startMs, endMs: endOf(part.end, asMs, startMs, findings, path), speaker: voiceOf(part, null) }));
  return isParagraph ? cues.map((cue, index) => ({ ...cue, begins: index === 0 })) : cues;
}

function wordsOf(part: JsonObject, path: JsonPath, findings: JsonFindings): HeardWord[] {
  const voice = voiceOf(part, null);
  return heardWords(part.words, [...path, 'words'], ({ text, start, end, confidence, ...rest }) => ({ text, start, end, confidence, speaker: voiceOf(rest, voice) }), asMs, findings);
}

/** The speaker, else the channel; if only channels are told apart, both fields are equal. */
function voiceOf({ speaker, channel }: JsonObject, otherwise: string | null): string | null {
  if (asName(channel) !== null && (asName(speaker) === null || asName(speaker) === asName(channel))) return channelLabel(channel);
  return speakerLabel(speaker) ?? otherwise;
}

function chaptersOf(root: JsonObject, findings: JsonFindings): TranscriptChapter[] {
  const chapters: TranscriptChapter[] = [];
  asArray(root.chapters)?.forEach((value, index) => {
    const chapter = asObject(value);
    const startMs = asMs(chapter?.start);
    const title = asName(chapter?.gist) ?? asName(chapter?.headline) ?? asName(chapter?.summary);
    if (startMs === null || title === null) findings.rejected(['chapters', index], startMs === null ? 'A chapter has no readable start.' : 'A chapter has no title.');
    else chapters.push({ startMs, title: oneLine(title), url: null, imageUrl: null });
  });
  return chapters.sort((a, b) => a.startMs - b.startMs);
}
