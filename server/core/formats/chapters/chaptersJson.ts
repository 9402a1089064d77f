import { listIn, sampleOf } from '../json/listIn.ts';
import { ascending } from './ascending.ts';
import { listedChapters, startIn } from './listedChapters.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { asName, asObject } from '../json/checked.ts';
import { readJson } from '../json/document.ts';
import { JsonFindings } from '../json/findings.ts';
import { readingOf, type TranscriptReading } from '../reading.ts';
import type { Transcript } from '../transcript.ts';

/**
 * Writes chapters as the JSON of podcast-namespace 1.0 ("chapters/jsonChapters.md", version 1.2.0), ascending by start; times in
 * seconds. `url` and `img` are omitted if a chapter has none. Media type: `application/json+chapters`.
 */
export function toChaptersJson({ title, chapters }: Pick<Transcript, 'title' | 'chapters'>): string {
  const inOrder = [...chapters].sort((a, b) => a.startMs - b.startMs).map((chapter) => ({
    startTime: chapter.startMs / 1000,
    title: chapter.title,
    ...(chapter.url === null ? {} : { url: chapter.url }),
    ...(chapter.imageUrl === null ? {} : { img: chapter.imageUrl }),
  }));
  return `${JSON.stringify({ version: '1.2.0', title, chapters: inOrder }, null, 1)}\n`;
}

function detectChaptersJson(file: FileContent): string | null {
  const { value } = readJson(file);
  const found = listIn(value, 'chapters');
  const [first] = sampleOf(found?.list);
  if (!first || startIn(first) === null || 'body' in first || 'text' in first) return null;
  if (found!.path.length > 0 && !('segments' in asObject(value)!)) return 'has chapters with a start';
  return 'title' in first && found!.path.length === 0 ? 'is a list of chapters with a start and a title' : null;
}

/** Reads the JSON of podcast-namespace 1.0 ("chapters/jsonChapters.md", 1.0 to 1.2) and the similar list of Podlove's players ({@link listedChapters}). */
function readChaptersJson(file: FileContent): TranscriptReading {
  const document = readJson(file);
  const findings = new JsonFindings(document);
  const found = listIn(document.value, 'chapters');
  if (!found && document.value !== undefined) findings.rejected([], 'The file has no chapters.');
  const chapters = found ? listedChapters(found.list, found.path, document, findings) : [];
  const report = findings.told(chapters.length);
  return readingOf(report, { title: asName(asObject(document.value)?.title), chapters: ascending(chapters, report) });
}

/** The JSON of podcast-namespace 1.0, from which apps read chapters with links and images. */
export const chaptersJson: Format = {
  name: 'chapters-json',
  title: 'Podcasting 2.0 chapters',
  kind: 'chapters',
  extension: 'json',
  mediaType: 'application/json+chapters',
  detect: detectChaptersJson,
  read: readChaptersJson,
  write: toChaptersJson,
};
