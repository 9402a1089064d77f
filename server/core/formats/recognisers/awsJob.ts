import type { SpokenCue } from '../cue.ts';
import { asArray, asName, asObject, secondsToMs, type JsonObject } from '../json/checked.ts';
import type { JsonPath } from '../json/document.ts';
import type { JsonFindings } from '../json/findings.ts';
import { endOf, startOf } from '../json/time.ts';
import { cuesOfHeard, heardWords } from './heardWords.ts';
import { channelLabel, labelOf, speakerLabel } from './speakerLabel.ts';

/** The speaker by the time of an item (its start and end as written): old transcripts store speakers separately from the items. */
type SpeakerAt = ReadonlyMap<string, string>;

/**
 * The cues of a job's transcript: of its channels if they were told apart, else of its items, else of its audio segments.
 *
 * @param results the value of `results` in the file
 */
export function cuesOfJob(results: JsonObject, findings: JsonFindings): SpokenCue[] {
  const channels = asArray(asObject(results.channel_labels)?.channels) ?? [];
  const byChannel = channels.flatMap((value, index) => {
    const channel = asObject(value);
    return cuesOfItems(channel?.items, ['results', 'channel_labels', 'channels', index, 'items'], channels.length > 1 ? channelLabel(channel?.channel_label) : null, new Map(), findings);
  });
  if (byChannel.length > 0) return byChannel;
  const cues = cuesOfItems(results.items, ['results', 'items'], null, speakersOf(results), findings);
  if (cues.length > 0) return cues;
  return cuesOfAudioSegments(results, findings) ?? cuesOfTranscripts(results, findings);
}

const timeKey = ({ start_time: start, end_time: end }: JsonObject): string => JSON.stringify([start, end]);

function speakersOf(results: JsonObject): SpeakerAt {
  const speakers = new Map<string, string>();
  for (const value of asArray(asObject(results.speaker_labels)?.segments) ?? []) {
    const segment = asObject(value);
    for (const each of asArray(segment?.items) ?? []) {
      const item = asObject(each);
      const label = asName(item?.speaker_label) ?? asName(segment?.speaker_label);
      if (item && label !== null) speakers.set(timeKey(item), label);
    }
  }
  return speakers;
}

function cuesOfItems(items: unknown, path: JsonPath, channel: string | null, speakers: SpeakerAt, findings: JsonFindings): SpokenCue[] {
  const words = heardWords(items, path, (item) => {
    const best = asObject(asArray(item.alternatives)?.[0]);
    const mark = item.type === 'punctuation';
    const speaker = mark ? null : labelOf(channel, speakerLabel(item.speaker_label ?? speakers.get(timeKey(item))));
    return { text: best?.content, start: item.start_time, end: item.end_time, confidence: best?.confidence, speaker, mark };
  }, secondsToMs, findings);
  return words.length === 0 ? [] : cuesOfHeard(words, null);
}

function cuesOfAudioSegments(results: JsonObject, findings: JsonFindings): SpokenCue[] | null {
  const segments = asArray(results.audio_segments);
  if (!segments?.length) return null;
  const cues: SpokenCue[] = [];
  segments.forEach((value, index) => {
    const path = ['results', 'audio_segments', index];
    const segment = asObject(value);
    const text = asName(segment?.transcript)?.replace(/\s\s*/g, ' ');
    const startMs = segment && text ? startOf(segment.start_time, secondsToMs, cues.at(-1)?.endMs ?? 0, findings, path) : null;
    if (segment && text && startMs !== null) cues.push({ startMs, endMs: endOf(segment.end_time, secondsToMs, startMs, findings, path), speaker: labelOf(channelLabel(segment.channel_label), speakerLabel(segment.speaker_label)), text, words: null });
  });
  return cues;
}

function cuesOfTranscripts(results: JsonObject, findings: JsonFindings): SpokenCue[] {
  return (asArray(results.transcripts) ?? []).flatMap((value, index): SpokenCue[] => {
    const text = asName(asObject(value)?.transcript)?.replace(/\s\s*/g, ' ');
    if (!text) return [];
    findings.repaired(['results', 'transcripts', index], 'It has no words with times; all of its text was placed at its start.');
    return [{ startMs: 0, endMs: null, speaker: null, text, words: null }];
  });
}
