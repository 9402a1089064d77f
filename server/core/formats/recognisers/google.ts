import type { SpokenCue } from '../cue.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { segmentsOf } from '../joinCues.ts';
import { asArray, asName, asNumber, asObject, type JsonObject } from '../json/checked.ts';
import { readJson, type JsonPath } from '../json/document.ts';
import { JsonFindings } from '../json/findings.ts';
import { languageTag } from '../languageTag.ts';
import { readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { durationToMs } from './googleDuration.ts';
import { cuesOfResult, endOfResult, speakerOfWord, startOfWord, wordsOfResult, type GoogleResult } from './googleResult.ts';
import { cuesOfHeard } from './heardWords.ts';
import { channelLabel } from './speakerLabel.ts';
import { told } from './told.ts';

/**
 * The JSON of Google Cloud Speech-to-Text: v1, v1p1beta1 and v2, as a response, as a finished operation (`{ response }`), or as the files
 * of a batch (`{ results: { "gs://…": … } }`), with the names of its REST API or its Python clients.
 *
 * If speakers are told apart, v1 repeats all words of a channel in its last result, with speakers: then only that one is read.
 */
export const google: Format = {
  name: 'google',
  title: 'Google Speech-to-Text',
  kind: 'transcript',
  extension: 'json',
  mediaType: 'application/json',
  detect,
  read,
};

interface Results {
  list: readonly unknown[];
  path: JsonPath;
}

/** The results in a file, inside any of their wrappers; those of a batch in sequence. */
function resultsIn(value: unknown, path: JsonPath = [], depth = 0): Results[] {
  const root = asObject(value);
  const list = asArray(root?.results);
  if (list) return [{ list, path: [...path, 'results'] }];
  if (!root || depth > 4) return [];
  for (const name of ['response', 'inlineResult', 'inline_result', 'transcript']) {
    const found = resultsIn(root[name], [...path, name], depth + 1);
    if (found.length > 0) return found;
  }
  const files = asObject(root.results);
  return files ? Object.keys(files).flatMap((name) => resultsIn(files[name], [...path, 'results', name], depth + 1)) : [];
}

const SIGNS = ['resultEndTime', 'result_end_time', 'resultEndOffset', 'result_end_offset', 'languageCode', 'language_code', 'channelTag', 'channel_tag'];
const WORD_SIGNS = ['startTime', 'endTime', 'start_time', 'end_time', 'startOffset', 'endOffset', 'start_offset', 'end_offset', 'speakerTag', 'speaker_tag'];

function detect(file: FileContent): string | null {
  for (const { list } of resultsIn(readJson(file).value)) {
    for (const result of list.slice(0, 20).map(asObject)) {
      const best = asObject(asArray(result?.alternatives)?.[0]);
      const word = asObject(asArray(best?.words)?.[0]);
      const signs = word ? WORD_SIGNS.filter((name) => name in word) : result && best && 'transcript' in best ? SIGNS.filter((name) => name in result) : [];
      if (signs.length > 0) return `has results with alternatives and ${signs[0]}`;
    }
  }
  return null;
}

function read(file: FileContent, options: ReadOptions): TranscriptReading {
  const document = readJson(file);
  const findings = new JsonFindings(document);
  const [first, ...others] = resultsIn(document.value);
  for (const { path } of others) findings.rejected(path, 'The batch has several recordings; only the first one is read.');
  const results = (first?.list ?? []).flatMap((value, index): GoogleResult[] => resultOf(value, [...first!.path, index], findings));
  const channels = new Map<string, GoogleResult[]>();
  for (const result of results) {
    const heard = channels.get(result.channel);
    if (heard) heard.push(result);
    else channels.set(result.channel, [result]);
  }
  const several = channels.size > 1;
  const cues = [...channels].flatMap(([channel, heard]) => cuesOfChannel(heard, several ? channelLabel(channel) : null, findings));
  if (!first) tellState(asObject(document.value), findings);
  const report = findings.told(cues.length);
  const language = results.map(({ result }) => languageTag(result.languageCode ?? result.language_code)).find((tag) => tag !== null) ?? null;
  return readingOf(report, { language, segments: segmentsOf(several ? cues.sort((a, b) => a.startMs - b.startMs) : cues, options, report) });
}

function resultOf(value: unknown, path: JsonPath, findings: JsonFindings): GoogleResult[] {
  const result = asObject(value);
  const best = asObject(asArray(result?.alternatives)?.[0]);
  if (!result) findings.rejected(path, 'This is not a recognition result.');
  if (!result || !best) return [];
  return [{ result, best, path: [...path, 'alternatives', 0], channel: String(asNumber(result.channelTag ?? result.channel_tag) ?? 0) }];
}

function cuesOfChannel(results: readonly GoogleResult[], channel: string | null, findings: JsonFindings): SpokenCue[] {
  const last = results.at(-1)!;
  if (results.length > 1 && saysAllAgain(last, results.slice(0, -1))) return cuesOfHeard(wordsOfResult(last, channel, findings), null);
  let before = 0;
  return results.flatMap((result) => {
    const cues = cuesOfResult(result, channel, before, findings);
    before = cues.at(-1)?.endMs ?? cues.at(-1)?.startMs ?? before;
    return cues;
  });
}

/** Whether a result has speakers for its words and repeats the results before it: as many words, from as early on. */
function saysAllAgain(last: GoogleResult, others: readonly GoogleResult[]): boolean {
  const words = (asArray(last.best.words) ?? []).map(asObject).filter((word) => word !== null);
  const first = asObject(asArray(others[0]!.best.words)?.[0]);
  if (!words.some((word) => speakerOfWord(word) !== null)) return false;
  const said = others.reduce((count, { best }) => count + (asArray(best.words)?.length ?? asName(best.transcript)?.split(/\s+/).length ?? 0), 0);
  const startMs = durationToMs(startOfWord(words[0]!) ?? '0s');
  const early = first ? durationToMs(startOfWord(first) ?? '0s') : endOfResult(others[0]!.result);
  return words.length >= said * 0.9 && (asName(last.best.transcript) === null || (startMs !== null && early !== null && startMs <= early));
}

function tellState(root: JsonObject | null, findings: JsonFindings): void {
  const error = asObject(root?.error);
  if (error) findings.rejected(['error'], told('Google could not create this transcript', asName(error.message) ?? `error ${asName(error.code) ?? 'without a reason'}`));
  else if (root && 'name' in root && 'metadata' in root && root.done !== true) findings.rejected([], 'This recognition was not finished: the operation is not done.');
}
