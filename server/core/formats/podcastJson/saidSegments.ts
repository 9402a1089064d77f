import { asArray, asObject, asText, secondsToMs } from '../json/checked.ts';
import type { JsonDocument, JsonPath } from '../json/document.ts';
import type { JsonFindings } from '../json/findings.ts';
import { endOf, startOf } from '../json/time.ts';
import { oneLine } from '../oneLine.ts';
import type { TimedRun } from '../timedText.ts';
import { timedWord } from '../json/timedWord.ts';

/** A segment of a podcast JSON file, checked. */
export interface SaidSegment {
  startMs: number;
  endMs: number | null;
  body: string;
  /** Undefined if absent, `''` if explicitly nobody. */
  speaker: string | undefined;
  words: TimedRun[] | null;
  path: JsonPath;
  /** Its line in the file, if it begins before the segment above it. */
  line: number | undefined;
}

/**
 * The segments of a list, in order. Anything that is not a segment, has no words, or no readable time is rejected with its line.
 *
 * @param path of the list
 */
export function saidSegments(list: readonly unknown[], path: JsonPath, document: JsonDocument, findings: JsonFindings): SaidSegment[] {
  const said: SaidSegment[] = [];
  let before = 0;
  let latest = 0;
  list.forEach((value, index) => {
    const segment = asObject(value);
    const here = [...path, index];
    if (!segment) return findings.rejected(here, 'It is not a segment; it was left out.');
    const body = asText(segment.body);
    if (body === '' || segment.body === undefined || segment.body === null) return findings.rejected(here, 'It has no words; it was left out.');
    if (body === null) return findings.rejected(here, 'Its body is not text; it was left out.');
    const startMs = startOf(segment.startTime, secondsToMs, before, findings, here);
    if (startMs === null) return;
    const endMs = endOf(segment.endTime, secondsToMs, startMs, findings, here);
    before = endMs ?? startMs;
    said.push({ startMs, endMs, body, speaker: speakerOf(segment.speaker), words: wordsOf(segment.words), path: here, line: startMs < latest ? document.lineOf(here) : undefined });
    latest = startMs;
  });
  return said;
}

function speakerOf(value: unknown): string | undefined {
  const name = asText(value);
  return name === null ? undefined : oneLine(name);
}

function wordsOf(value: unknown): TimedRun[] | null {
  const words = asArray(value)?.flatMap((word) => timedWord(word) ?? []) ?? [];
  return words.length > 0 ? words : null;
}
