import type { SpokenCue } from '../cue.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { segmentsOf } from '../joinCues.ts';
import { asArray, asName, asNumber, asObject, asText, secondsToMs, type JsonObject } from '../json/checked.ts';
import { readJson, type JsonPath } from '../json/document.ts';
import { JsonFindings } from '../json/findings.ts';
import { endOf, startOf } from '../json/time.ts';
import { languageTag } from '../languageTag.ts';
import { oneLine } from '../oneLine.ts';
import { readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { cuesOfHeard, heardWords, type WordFields } from './heardWords.ts';
import { channelLabel, labelOf, speakerLabel } from './speakerLabel.ts';
import { told } from './told.ts';

/**
 * The JSON of Deepgram: an answer to `POST /v1/listen` (also inside the `{ result }` of its JavaScript SDK), or the messages of a
 * live session, of which the final ones count. Times are seconds. Words are taken in punctuated form; paragraphs, if there are any,
 * become segments. In a recording with several channels, each is a speaker or has its own speakers.
 */
export const deepgram: Format = {
  name: 'deepgram',
  title: 'Deepgram',
  kind: 'transcript',
  extension: 'json',
  mediaType: 'application/json',
  detect,
  read,
};

/** A stretch transcribed on one channel. */
interface Heard {
  alternative: JsonObject;
  path: JsonPath;
  channel: string | null;
}

/** The answer itself, and its path. */
function answerIn(value: unknown): { root: JsonObject; path: JsonPath } | null {
  const root = asObject(value);
  const inner = asObject(root?.result);
  if (inner && asObject(inner.results)) return { root: inner, path: ['result'] };
  return root && { root, path: [] };
}

const isMessage = (value: unknown): boolean => asObject(asObject(value)?.channel) !== null && asArray(asObject(asObject(value)!.channel)!.alternatives) !== null;

function detect(file: FileContent): string | null {
  const { value } = readJson(file);
  if ((asArray(value) ?? [value]).slice(0, 20).some((each) => isMessage(each) && 'channel_index' in asObject(each)!)) return 'has messages of a Deepgram live session';
  const results = asObject(answerIn(value)?.root.results);
  const channel = asObject(asArray(results?.channels)?.[0]);
  return channel && asArray(channel.alternatives) ? 'has results.channels with alternatives' : null;
}

function read(file: FileContent, options: ReadOptions): TranscriptReading {
  const document = readJson(file);
  const findings = new JsonFindings(document);
  const answer = answerIn(document.value);
  const results = asObject(answer?.root.results);
  const heard = results ? heardInResults(results, [...answer!.path, 'results'], findings) : heardInMessages(document.value, findings);
  const cues = heard.flatMap((each) => cuesOf(each, findings));
  if (results && cues.length === 0) for (const cue of cuesOfUtterances(results, [...answer!.path, 'results'], findings)) cues.push(cue);
  if (cues.length === 0) for (const cue of heard.flatMap((each) => cuesWithoutTimes(each, findings))) cues.push(cue);
  const error = asName(answer?.root.err_msg);
  if (error !== null) findings.rejected(['err_msg'], told('Deepgram returned an error', error));
  if (new Set(heard.map(({ channel }) => channel)).size > 1) cues.sort((a, b) => a.startMs - b.startMs);
  const report = findings.told(cues.length);
  const language = asObject(asArray(results?.channels)?.[0])?.detected_language ?? asArray(heard[0]?.alternative.languages)?.[0];
  return readingOf(report, { language: languageTag(language), durationMs: secondsToMs(asObject(answer?.root.metadata)?.duration), segments: segmentsOf(cues, options, report) });
}

function heardInResults(results: JsonObject, path: JsonPath, findings: JsonFindings): Heard[] {
  const channels = asArray(results.channels) ?? [];
  return channels.flatMap((value, index): Heard[] => {
    const alternative = asObject(asArray(asObject(value)?.alternatives)?.[0]);
    if (alternative) return [{ alternative, path: [...path, 'channels', index, 'alternatives', 0], channel: channels.length > 1 ? channelLabel(index) : null }];
    findings.rejected([...path, 'channels', index], 'A channel has no alternative, so nothing was heard on it.');
    return [];
  });
}

function heardInMessages(value: unknown, findings: JsonFindings): Heard[] {
  const messages = asArray(value) ?? [value];
  const isSeveral = messages.some((message) => (asNumber(asArray(asObject(message)?.channel_index)?.[1]) ?? 1) > 1);
  return messages.flatMap((message, index): Heard[] => {
    const path = asArray(value) ? [index] : [];
    const root = asObject(message);
    const alternative = isMessage(message) ? asObject(asArray(asObject(root!.channel)!.alternatives)?.[0]) : null;
    if (!alternative) {
      if (root?.type !== 'Metadata' && root?.type !== 'SpeechStarted' && root?.type !== 'UtteranceEnd' && value !== undefined) findings.rejected(path, 'This is not a Deepgram answer with results.');
      return [];
    }
    if (root!.is_final === false) {
      findings.rejected(path, 'Interim results of a live session are left out; the final ones repeat them.');
      return [];
    }
    return [{ alternative, path: [...path, 'channel', 'alternatives', 0], channel: isSeveral ? channelLabel(asArray(root!.channel_index)?.[0]) : null }];
  });
}

function cuesOf({ alternative, path, channel }: Heard, findings: JsonFindings): SpokenCue[] {
  const list = asArray(alternative.words) ?? [];
  const words = heardWords(list, [...path, 'words'], fieldsOf(channel), secondsToMs, findings);
  const text = asText(alternative.transcript)?.trim() || null;
  const ends = words.length === list.length ? paragraphEnds(alternative) : [];
  if (words.length === 0) return [];
  if (ends.at(-1) !== words.length) return cuesOfHeard(words, text);
  return ends.flatMap((end, index) => cuesOfHeard(words.slice(ends[index - 1] ?? 0, end), null).map((cue, at) => ({ ...cue, begins: at === 0 })));
}

const fieldsOf = (channel: string | null) => ({ punctuated_word: punctuated, word, start, end, confidence, speaker }: JsonObject): WordFields =>
  ({ text: asName(punctuated) ?? word, start, end, confidence, speaker: labelOf(channel, speakerLabel(speaker)) });

function cuesWithoutTimes({ alternative, path, channel }: Heard, findings: JsonFindings): SpokenCue[] {
  const text = oneLine(asText(alternative.transcript) ?? '');
  if (!text) return [];
  findings.repaired(path, 'It has no words with times; all of its text was placed at its start.');
  return [{ startMs: 0, endMs: null, speaker: channel, text, words: null }];
}

/** The word before which each paragraph ends, from the number of words it states. */
function paragraphEnds(alternative: JsonObject): number[] {
  let end = 0;
  return (asArray(asObject(alternative.paragraphs)?.paragraphs) ?? []).map((paragraph) => (end += Math.max(0, Math.floor(asNumber(asObject(paragraph)?.num_words) ?? NaN)) || 0));
}

/** For a file reduced to its utterances. */
function cuesOfUtterances(results: JsonObject, path: JsonPath, findings: JsonFindings): SpokenCue[] {
  const cues: SpokenCue[] = [];
  asArray(results.utterances)?.forEach((value, index) => {
    const at = [...path, 'utterances', index];
    const utterance = asObject(value);
    const text = oneLine(asText(utterance?.transcript) ?? '');
    const startMs = utterance && text ? startOf(utterance.start, secondsToMs, cues.at(-1)?.endMs ?? 0, findings, at) : null;
    if (!utterance || !text || startMs === null) return;
    const words = heardWords(utterance.words, [...at, 'words'], fieldsOf(null), secondsToMs, findings);
    if (words.length > 0) for (const cue of cuesOfHeard(words, text, startMs)) cues.push(cue);
    else cues.push({ startMs, endMs: endOf(utterance.end, secondsToMs, startMs, findings, at), speaker: speakerLabel(utterance.speaker), text, words: null });
  });
  return cues;
}
