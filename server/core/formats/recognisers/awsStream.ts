import type { SpokenCue } from '../cue.ts';
import { asArray, asName, asObject, secondsToMs, type JsonObject } from '../json/checked.ts';
import type { JsonPath } from '../json/document.ts';
import type { JsonFindings } from '../json/findings.ts';
import { cuesOfHeard, heardWords, type HeardWord } from './heardWords.ts';
import { channelLabel, labelOf, speakerLabel } from './speakerLabel.ts';

/** The results of a stream event; null if it is not one. */
function resultsOf(event: unknown): { list: readonly unknown[]; path: JsonPath } | null {
  const root = asObject(event);
  const inner = asObject(root?.TranscriptEvent);
  const list = asArray(asObject((inner ?? root)?.Transcript)?.Results);
  return list && { list, path: [...(inner ? ['TranscriptEvent'] : []), 'Transcript', 'Results'] };
}

export const isStreamEvent = (value: unknown): boolean => resultsOf(value) !== null;

/** The cues of one stream event or a list of them (also JSON Lines): those of the results that are no longer partial. */
export function cuesOfStream(value: unknown, findings: JsonFindings): SpokenCue[] {
  const several = asArray(value);
  const channels = new Map<string, HeardWord[]>();
  (several ?? [value]).forEach((event, index) => {
    const path: JsonPath = several ? [index] : [];
    const results = resultsOf(event);
    if (!results && value !== undefined) findings.rejected(path, 'This is not an Amazon Transcribe result.');
    results?.list.forEach((each, place) => {
      const result = asObject(each);
      if (!result) return;
      if (result.IsPartial === true) return findings.rejected([...path, ...results.path, place], 'Partial results of a stream are left out; the final ones repeat them.');
      const channel = channelLabel(result.ChannelId) ?? '';
      const words = channels.get(channel) ?? [];
      channels.set(channel, words);
      for (const word of wordsOf(result, [...path, ...results.path, place], findings)) words.push(word);
    });
  });
  return [...channels].flatMap(([channel, words]) =>
    cuesOfHeard(channels.size === 1 ? words : words.map((word) => ({ ...word, speaker: labelOf(channel || null, word.speaker) })), null));
}

function wordsOf(result: JsonObject, path: JsonPath, findings: JsonFindings): HeardWord[] {
  const best = asObject(asArray(result.Alternatives)?.[0]);
  return heardWords(best?.Items, [...path, 'Alternatives', 0, 'Items'], ({ Content, StartTime: start, EndTime: end, Confidence: confidence, Speaker, Type }) =>
    ({ text: Content, start, end, confidence, speaker: speakerLabel(Speaker), mark: asName(Type)?.toLowerCase() === 'punctuation' }), secondsToMs, findings);
}
