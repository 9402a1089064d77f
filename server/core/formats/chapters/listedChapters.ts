import { asMs, asName, asObject, secondsToMs, type JsonObject } from '../json/checked.ts';
import type { JsonDocument, JsonPath } from '../json/document.ts';
import type { JsonFindings } from '../json/findings.ts';
import { startOf } from '../json/time.ts';
import { oneLine } from '../oneLine.ts';
import type { TranscriptChapter } from '../transcript.ts';

/** The start of a chapter in JSON, under any of its names. */
export const startIn = (chapter: JsonObject): unknown => chapter.start_ms ?? chapter.startTime ?? chapter.start ?? null;

/**
 * The chapters of a JSON list, in order: those of podcast-namespace (`startTime`, `title`, `url`, `img`) and of Podlove's players
 * (`start`, `start_ms`, `href`, `image`). Times are seconds, as a number, a string or a clock.
 *
 * A chapter with `toc: false` is rejected with its line: it only changes the picture or the place and must not appear in a list of
 * chapters, but every list that we write would show it. Stet does not store a chapter's end or location (`endTime`, `location`).
 */
export function listedChapters(list: readonly unknown[], at: JsonPath, document: JsonDocument, findings: JsonFindings): (TranscriptChapter & { line: number })[] {
  const chapters: (TranscriptChapter & { line: number })[] = [];
  list.forEach((value, index) => {
    const chapter = asObject(value);
    const path = [...at, index];
    if (!chapter || startIn(chapter) === null) return findings.rejected(path, 'It is not a chapter with a start; it was left out.');
    if (chapter.toc === false || chapter.toc === 'false') return findings.rejected(path, 'It is a silent chapter (toc: false), which lists of chapters do not show; it was left out.');
    const startMs = asMs(chapter.start_ms) ?? startOf(chapter.startTime ?? chapter.start, secondsToMs, 0, findings, path);
    if (startMs === null) return;
    const title = oneLine(asName(chapter.title) ?? '');
    if (title === '') findings.repaired(path, 'The chapter has no title.');
    chapters.push({ startMs, title, url: asName(chapter.url ?? chapter.href), imageUrl: asName(chapter.img ?? chapter.image), line: document.lineOf(path) });
  });
  return chapters;
}
