import { asMs, asObject } from '../json/checked.ts';
import type { JsonFindings } from '../json/findings.ts';
import type { TranscriptChapter } from '../transcript.ts';

/** The chapters of a stet-json file, ascending; anything else is rejected. */
export function chaptersIn(list: readonly unknown[], findings: JsonFindings): TranscriptChapter[] {
  const chapters = list.flatMap((value, index) => {
    const chapter = asObject(value);
    const startMs = asMs(chapter?.startMs);
    if (!chapter || startMs === null || typeof chapter.title !== 'string') {
      findings.rejected(['chapters', index], 'It is not a chapter: it has no title, or no start in milliseconds.');
      return [];
    }
    return [{ startMs, title: chapter.title, url: textOrNull(chapter.url), imageUrl: textOrNull(chapter.imageUrl) }];
  });
  return chapters.sort((a, b) => a.startMs - b.startMs);
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
