import { LATEST_MS } from '../../model/id.ts';
import type { TranscriptReading } from '../reading.ts';

const isMs = (ms: number): boolean => Number.isInteger(ms) && ms >= 0 && ms <= LATEST_MS;
const isLine = (line: number): boolean => Number.isInteger(line) && line >= 1;

/** What is wrong with a reading that no reading may have, whatever the file; empty if it keeps its promises. */
export function complaints({ segments, chapters, speakers, report, durationMs }: TranscriptReading): string[] {
  const found: string[] = [];
  const expect = (holds: boolean, what: string) => {
    if (!holds) found.push(what);
  };
  for (const { startMs, endMs, words, speaker } of segments) {
    expect([startMs, endMs].every((ms) => ms === null || isMs(ms)), `a segment from ${startMs} to ${endMs}`);
    expect(speaker !== '', 'a speaker without a name');
    expect((words ?? []).every((word) => isMs(word.startMs) && isMs(word.endMs)), 'a word outside all time');
    expect((words ?? []).every(({ confidence }) => confidence === undefined || (confidence >= 0 && confidence <= 1)), 'a confidence that is none');
  }
  expect(chapters.every(({ startMs }) => isMs(startMs)), 'a chapter outside all time');
  expect(chapters.every(({ startMs }, index) => startMs >= (chapters[index - 1]?.startMs ?? 0)), 'chapters out of order');
  expect(durationMs === null || isMs(durationMs), `a duration of ${durationMs}`);
  expect(segments.every(({ speaker }) => speaker === null || speakers.includes(speaker)), 'a speaker who is not listed');
  expect([...report.repaired, ...report.rejected].every(({ line }) => isLine(line)), 'a report of a line that is none');
  expect(report.read > 0 || report.rejected.length > 0, 'nothing read, and no word why');
  expect(report.read > 0 || segments.length + chapters.length === 0, 'more than was read');
  return found;
}
