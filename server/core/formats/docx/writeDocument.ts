import { strToU8, unzipSync, zipSync } from 'fflate';
import { escapeText, representable } from '../../feed/escape.ts';
import { formatTimestamp } from '../../time/timestamp.ts';
import { oneLine } from '../oneLine.ts';
import { text } from '../text/text.ts';
import { headerOf } from '../../notes/lineHeader.ts';
import type { Transcript, TranscriptChapter, TranscriptSegment } from '../transcript.ts';

/** The earliest date that a zip archive can store: a fixed one, so that the same transcript gives the same bytes. */
const NO_DAY = '1980-01-01T00:00:00';

/** A part of the transcript: the chapters that begin in its first segment, and the segments up to the next chapter. */
interface Part {
  chapters: TranscriptChapter[];
  segments: TranscriptSegment[];
}

/**
 * Writes a transcript as a Word document: the title, and for each segment a paragraph with a bold line `Name (m:ss)` and the words below it, as
 * `text` writes them; a chapter is a heading `Title (m:ss)` before the segment in which it begins. It holds what plain text holds: whole
 * seconds, no ends, no links. The same transcript gives the same bytes.
 */
export async function toDocx(transcript: Transcript): Promise<Uint8Array> {
  const { Document, HeadingLevel, Packer, Paragraph, TextRun } = await import('docx');
  const paragraph = (lines: readonly string[]) => {
    const headed = headerOf(lines[0]!)?.words === '';
    return new Paragraph({ children: lines.map((line, index) => new TextRun({ text: line, bold: headed && index === 0, break: index > 0 ? 1 : 0 })) });
  };
  const title = writable(transcript.title);
  const children = title === '' ? [] : [new Paragraph({ text: title, heading: HeadingLevel.TITLE })];
  for (const { chapters, segments } of partsOf(transcript)) {
    for (const chapter of chapters) children.push(new Paragraph({ text: `${writable(chapter.title)} (${formatTimestamp(chapter.startMs)})`, heading: HeadingLevel.HEADING_1 }));
    for (const lines of await paragraphsOf(transcript, segments)) children.push(paragraph(lines));
  }
  const packed = await Packer.pack(new Document({ sections: [{ children }] }), 'uint8array');
  return reproducible(packed, coreProperties(title, transcript.language));
}

/** Paragraphs as lists of lines: `text` decides how a turn is written so that it reads back the same. */
async function paragraphsOf(transcript: Transcript, segments: TranscriptSegment[]): Promise<string[][]> {
  const said = segments.map((segment) => ({ ...segment, speaker: segment.speaker === null ? null : writable(segment.speaker), text: representable(segment.text) }));
  const written = await text.write!({ ...transcript, title: '', chapters: [], segments: said }, {});
  return String(written).split(/\n{2,}/).map((block) => block.split('\n').filter((line) => line !== '')).filter((lines) => lines.length > 0);
}

/** A chapter begins in the first segment that starts with it, else in the last that starts before it, else in the first one. */
function partsOf({ segments, chapters }: Transcript): Part[] {
  const parts: Part[] = [{ chapters: [], segments: [] }];
  const waiting = chapters.filter(({ title }) => writable(title) !== '').sort((a, b) => a.startMs - b.startMs);
  const starts = raisedStarts(segments);
  let taken = 0;
  for (const [index, segment] of segments.entries()) {
    const [start, next] = [starts[index]!, starts[index + 1] ?? Infinity];
    const from = taken;
    while (taken < waiting.length && (waiting[taken]!.startMs < next || waiting[taken]!.startMs === start)) taken += 1;
    if (taken > from) parts.push({ chapters: waiting.slice(from, taken), segments: [] });
    parts.at(-1)!.segments.push(segment);
  }
  if (taken < waiting.length) parts.push({ chapters: waiting.slice(taken), segments: [] });
  return parts;
}

/** The starts of the segments; one that is missing or decreases takes the start of the segment before. */
function raisedStarts(segments: readonly TranscriptSegment[]): number[] {
  let latest = 0;
  return segments.map(({ startMs }) => (latest = Math.max(latest, startMs ?? latest)));
}

const writable = (words: string): string => oneLine(representable(words));

/** Replaces the properties that would contain the time of writing. */
function coreProperties(title: string, language: string | null): string {
  const inLanguage = language === null ? '' : `<dc:language>${escapeText(language)}</dc:language>`;
  return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    + `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeText(title)}</dc:title>${inLanguage}</cp:coreProperties>`;
}

function reproducible(packed: Uint8Array, properties: string): Uint8Array {
  const files: Record<string, Uint8Array> = unzipSync(packed);
  files['docProps/core.xml'] = strToU8(properties);
  const named = Object.keys(files).sort().map((name) => [name, files[name]!] as const);
  return zipSync(Object.fromEntries(named), { level: 6, mtime: NO_DAY, os: 0 });
}
