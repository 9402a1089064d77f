import { asArray, asConfidence, asMs, asName, asObject, asText, type JsonObject } from '../json/checked.ts';
import type { JsonDocument } from '../json/document.ts';
import type { JsonFindings } from '../json/findings.ts';
import { endOf, startOf } from '../json/time.ts';
import { parseTimestamp } from '../../time/timestamp.ts';
import { speakerLabel } from '../recognisers/speakerLabel.ts';
import type { TimedSegment } from './segmentCues.ts';
import type { VoicedRun } from './spoken.ts';

/** Tokens about the transcript rather than in it: `[_BEG_]`, `[_TT_150]`, `<|endoftext|>`. */
const SPECIAL_TOKEN = /^\s*(?:\[_[A-Za-z]+_?[^\]]*\]|<\|[^|>]*\|>)\s*$/;

/** What tinydiarize writes at the end of a turn, in some versions into the text. */
const TURN = /\s*\[SPEAKER_TURN\]\s*$/;

/** The segments of a `transcription`, in order. Anything that is not a segment, or has no readable time, is rejected with its line. */
export function cppSegments(list: readonly unknown[], document: JsonDocument, findings: JsonFindings): TimedSegment[] {
  const segments: TimedSegment[] = [];
  let [before, latest, turned] = [0, 0, false];
  list.forEach((value, index) => {
    const path = ['transcription', index];
    const segment = asObject(value);
    const text = asText(segment?.text);
    if (!segment || text === null) return findings.rejected(path, 'It is not a segment with text; it was left out.');
    const begins = turned;
    turned = segment.speaker_turn_next === true || TURN.test(text.slice(-40)) || (turned && text.trim() === '');
    if (text.trim() === '') return;
    const startMs = startOf(timeOf(segment, 'from'), asMs, before, findings, path);
    if (startMs === null) return;
    const endMs = endOf(timeOf(segment, 'to'), asMs, startMs, findings, path);
    segments.push({ startMs, endMs, text: text.replace(TURN, ''), words: wordsOf(segment), speaker: speakerOf(segment), path, line: startMs < latest ? document.lineOf(path) : undefined, begins });
    [before, latest] = [endMs ?? startMs, startMs];
  });
  return segments;
}

/** Milliseconds from `offsets`, else the clock in `timestamps` (`00:00:07,250`). */
function timeOf(segment: JsonObject, side: 'from' | 'to'): unknown {
  const clock = asObject(segment.timestamps)?.[side];
  return asObject(segment.offsets)?.[side] ?? (typeof clock === 'string' ? (parseTimestamp(clock) ?? clock) : clock);
}

/** In stereo recordings with a voice on each side, the channel identifies the speaker: `0`, `1`, or `?` if both were equally loud. */
function speakerOf({ speaker }: JsonObject): string | null {
  return asName(speaker) === '?' ? null : speakerLabel(speaker);
}

function wordsOf({ tokens }: JsonObject): VoicedRun[] {
  return (asArray(tokens) ?? []).flatMap((value) => {
    const token = asObject(value);
    const text = asText(token?.text);
    if (!token || text === null || SPECIAL_TOKEN.test(text)) return [];
    const [startMs, endMs, confidence] = [asMs(timeOf(token, 'from')), asMs(timeOf(token, 'to')), asConfidence(token.p)];
    return [{ text, startMs, endMs: startMs === null || endMs === null ? null : Math.max(startMs, endMs), speaker: null, ...(confidence === undefined ? {} : { confidence }) }];
  });
}

/**
 * Segments of whole words: `--max-len` cuts between tokens, even inside a word. If nine out of ten segments begin with a space,
 * one that does not continues the word before.
 */
export function wholeWords(segments: readonly TimedSegment[]): readonly TimedSegment[] {
  const spaced = segments.filter(({ text }) => /^\s/u.test(text)).length;
  if (spaced === segments.length || spaced * 10 < segments.length * 9) return segments;
  const whole: TimedSegment[] = [];
  for (const segment of segments) {
    const last = whole.at(-1);
    if (!last || segment.begins || /^\s/u.test(segment.text) || /\s$/u.test(last.text)) whole.push({ ...segment });
    else Object.assign(last, { endMs: segment.endMs, text: last.text + segment.text, words: [...last.words, ...segment.words] });
  }
  return whole;
}
