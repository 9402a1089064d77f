import { LATEST_MS } from '../../model/id.ts';
import { findTimestamps } from '../../time/timestamp.ts';
import { FileContent } from '../fileContent.ts';
import { newReport, readingOf, type ReadOptions, type Report, type TranscriptReading } from '../reading.ts';
import { text } from '../text/text.ts';
import { headerOf } from '../../notes/lineHeader.ts';
import type { TranscriptChapter } from '../transcript.ts';
import type { Block } from './blocks.ts';
import { sectionsOf, type Section } from './sections.ts';

/** The reading of one section of a document. */
interface Read {
  section: Section;
  reading: TranscriptReading;
}

/**
 * Reads the paragraphs of a document like plain text, so turns may have any form they have there. In the report, a line number is a paragraph
 * number. Headings become chapters if the text below each of them is in turns; otherwise the document is read as one text.
 *
 * @param report what was already found wrong with the document
 */
export async function readDocument(blocks: readonly Block[], options: ReadOptions, report: Report): Promise<TranscriptReading> {
  const title = blocks.find(({ kind }) => kind === 'title') ?? null;
  const below = blocks.filter((block) => block !== title);
  const sections = await Promise.all(sectionsOf(below).map(async (section): Promise<Read> => ({ section, reading: await readText(section.blocks, options) })));
  const parts = sections.some(({ section }) => section.heading !== null) && sections.every(isInTurns) ? sections : [{ section: { heading: null, blocks: below }, reading: await readText(below, options) }];
  const chapters: TranscriptChapter[] = [];
  for (const { section, reading } of parts) {
    const chapter = section.heading && chapterOf(section.heading, reading);
    if (chapter) chapters.push(chapter);
    else if (section.heading) report.rejected.push({ line: section.heading.number, why: 'Neither the heading nor the text below it has a usable time, so it is not a chapter.' });
    report.read += reading.report.read + (chapter ? 1 : 0);
    report.repaired = report.repaired.concat(reading.report.repaired);
    if (section.blocks.length > 0) report.rejected = report.rejected.concat(reading.report.rejected);
  }
  const second = title && parts[0]?.reading.title;
  if (second) report.rejected.push({ line: title.number, why: `Besides the document’s title, “${second}” comes before the first turn; it is left out.` });
  return readingOf(report, {
    title: title?.lines.join(' ') ?? parts[0]?.reading.title ?? null,
    segments: parts.flatMap(({ reading }) => reading.segments),
    chapters: [...chapters, ...parts.flatMap(({ reading }) => reading.chapters)].sort((a, b) => a.startMs - b.startMs),
  });
}

/** A section without words is a chapter at the end of the recording; any other has turns, from its first line on. */
const isInTurns = ({ section, reading }: Read): boolean =>
  section.blocks.length === 0 || (reading.segments.some(({ speaker, startMs }) => speaker !== null || startMs !== null) && (section.heading === null || reading.title === null));


/** `Title (m:ss)`, or only a title, which starts with the first timed turn below it. */
function chapterOf({ lines }: Block, { segments }: TranscriptReading): TranscriptChapter | null {
  const heading = lines.join(' ');
  const time = findTimestamps(heading).at(-1);
  const own = time && heading.slice(time.end) === ')' && heading[time.start - 1] === '(' ? time : null;
  const startMs = own?.ms ?? segments.find((segment) => segment.startMs !== null)?.startMs ?? null;
  const title = own ? heading.slice(0, own.start - 1).trim() : heading;
  return startMs === null || startMs > LATEST_MS || title === '' ? null : { startMs, title, url: null, imageUrl: null };
}

/** Whether a line continues a paragraph that can only be a header: in a document such a header may be a paragraph of its own, unlike in plain text. */
function belongsTo({ lines }: Block, below: string): boolean {
  const header = lines.length === 1 ? headerOf(lines[0]!) : null;
  return header !== null && header.sure && header.words === '' && headerOf(below)?.words !== '';
}

async function readText(blocks: readonly Block[], options: ReadOptions): Promise<TranscriptReading> {
  const lines: string[] = [];
  const paragraphAt: number[] = [];
  const add = (line: string, number: number) => {
    lines.push(line);
    paragraphAt.push(number);
  };
  for (const [index, { lines: own, number }] of blocks.entries()) {
    if (index > 0 && !belongsTo(blocks[index - 1]!, own[0]!)) add('', number);
    for (const line of own) add(line, number);
  }
  if (lines.length === 0) return readingOf(newReport(), {});
  const reading = await text.read!(FileContent.ofText(lines.join('\n')), options);
  const paragraph = (line: number): number => paragraphAt[line - 1] ?? 1;
  return {
    ...reading,
    report: {
      read: reading.report.read,
      repaired: reading.report.repaired.map(({ line, what }) => ({ line: paragraph(line), what })),
      rejected: reading.report.rejected.map(({ line, why }) => ({ line: paragraph(line), why })),
    },
  };
}
