import type { Report } from '../reading.ts';
import type { TranscriptChapter } from '../transcript.ts';

/** Chapters sorted by start, stably; a different order in the file is reported. */
export function ascending(chapters: readonly (TranscriptChapter & { line: number })[], report: Report): TranscriptChapter[] {
  const late = chapters.find(({ startMs }, index) => index > 0 && startMs < chapters[index - 1]!.startMs);
  if (late) report.repaired.push({ line: late.line, what: 'The chapters are not in order from here on; they were sorted.' });
  return chapters.toSorted((a, b) => a.startMs - b.startMs).map(({ startMs, title, url, imageUrl }) => ({ startMs, title, url, imageUrl }));
}
