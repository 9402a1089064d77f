import { asArray, asMs, asObject, asText, type JsonObject } from '../json/checked.ts';
import type { JsonDocument } from '../json/document.ts';
import type { JsonFindings } from '../json/findings.ts';
import { endOf, startOf } from '../json/time.ts';
import { plainLines } from '../srt/markup.ts';
import { voicesOf, type Caption } from '../srt/voices.ts';
import type { SpokenCue } from '../cue.ts';

const SAMPLE = 50;
/** In milliseconds, most captions last longer than this; in seconds, no caption does. */
const LONG = 100;

/** The caption of an item, or under its `data` (subtitle.js). */
const captionIn = (value: unknown): JsonObject | null => {
  const item = asObject(value);
  return asObject(item?.data) ?? item;
};

/** Whether a list holds captions with `start` and `end` in milliseconds: whole numbers, most of them at least a hundred apart. */
export function isCaptionList(value: unknown): boolean {
  const sample = (asArray(value) ?? []).slice(0, SAMPLE).map(captionIn);
  const whole = sample.every((item) => item && typeof item.text === 'string' && Number.isInteger(item.start) && Number.isInteger(item.end));
  return sample.length > 0 && whole && sample.filter((item) => Number(item!.end) - Number(item!.start) >= LONG).length * 2 > sample.length;
}

/**
 * The cues of a list of captions (the JSON of subtitle libraries, which transcriptator reads): texts are read like SubRip captions, with names before the
 * words.
 */
export function captionListCues(list: readonly unknown[], document: JsonDocument, findings: JsonFindings): { cues: SpokenCue[]; read: number } {
  const captions: Caption[] = [];
  let before = 0;
  list.forEach((value, index) => {
    const caption = captionIn(value);
    const text = asText(caption?.text);
    if (!caption || text === null) return findings.rejected([index], 'It is not a caption with text; it was left out.');
    const lines = plainLines(text);
    const startMs = lines.length === 0 ? null : startOf(caption.start, asMs, before, findings, [index]);
    if (startMs === null) return;
    before = endOf(caption.end, asMs, startMs, findings, [index]) ?? startMs;
    captions.push({ startMs, endMs: before === startMs ? null : before, line: document.lineOf([index]), lines });
  });
  return { cues: voicesOf(captions), read: captions.length };
}
