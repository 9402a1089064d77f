import type { Part, ReadChapter, NotesFormat, NotesReading, Warning } from './reading.ts';
import { type Block, type Span, textOf } from './blocks/block.ts';
import { htmlBlocks } from './blocks/html.ts';
import { lineFinder } from '../model/place.ts';
import { textBlocks, withBullet } from './blocks/text.ts';
import { announcesChapters, announcesReferences, announcesTranscript, looksLikeHeading } from './headings.ts';
import { type IntroductionPlace, introductionText, readIntroduction } from './introduction.ts';
import { type Section, sectionsOf } from './parts.ts';
import { type ReferencePlace, readReference } from './references.ts';
import { type HeadingPlace, type SegmentPlace, readTranscript } from './transcript.ts';
import { unfold } from './unfold.ts';
import { transcriptWarnings } from './warnings.ts';

/** A chapter with the places of its time and title in the list, and of its title in the transcript. */
export interface ChapterPlace {
  chapter: ReadChapter;
  item: Block;
  time: Span;
  title: Span;
  headings: Span[];
}

/** A reading with the places that everything was read from: the basis of writing. */
export interface Interpretation {
  source: string;
  format: NotesFormat;
  /** How this page breaks a line: its own `<br>` or `<br/>`, its own line end. */
  lineBreak: string;
  reading: NotesReading;
  /** Paragraphs, headings and items in order, and the sections they form. */
  blocks: Block[];
  sections: Section[];
  introduction: IntroductionPlace[];
  segments: SegmentPlace[];
  headings: HeadingPlace[];
  chapters: ChapterPlace[];
  references: ReferencePlace[];
  /** While segments are written: a text in HTML with the markup of words that move from one to another; `plain` writes the others. */
  carried?: (text: string, plain: (text: string) => string) => string;
}

/** Reads notes and keeps the place of every part and field. */
export function interpret(source: string, format: NotesFormat): Interpretation {
  const lineOf = lineFinder(source);
  const { blocks: whole, warnings } = format === 'html' ? htmlBlocks(source) : { blocks: textBlocks(source), warnings: [] };
  const blocks = unfold(whole, { source, lineOf });
  const sections = sectionsOf(blocks, format, (block) => isTitle(block, blocks[1], source, format));
  const of = (kind: Part['kind']): Section[] => sections.filter((section) => section.kind === kind);
  const introduction = readIntroduction(sections, blocks);
  const chapters = of('chapters').flatMap((section) => chaptersOf(section, blocks, warnings));
  chapters.forEach((place, index) => (place.chapter.id = `c${index}`));
  const spoken = of('transcript')[0];
  const speech = spoken ? blocks.slice(spoken.from, spoken.to).map((block) => (format === 'text' && block.kind === 'item' ? withBullet(source, block) : block)) : [];
  const transcript = readTranscript(speech, chapters.map(({ chapter }) => chapter), format);
  for (const { title, chapter } of transcript.headings) if (chapter !== null) chapters[chapter]!.headings.push(title);
  const references = of('references').flatMap(({ from, to }) => blocks.slice(from + 1, to)).map((item, index) => readReference(item, `r${index}`));
  const segments = transcript.segments.map(({ segment }) => segment);
  const found = [...warnings, ...transcript.warnings, ...transcriptWarnings(transcript.segments, chapters.map(({ chapter }) => chapter))];
  const reading: NotesReading = {
    title: of('title').map(({ from }) => blocks[from]!.text)[0] ?? null,
    introduction: introductionText(introduction),
    parts: partsOf(sections, blocks, source, lineOf),
    references: references.map(({ reference }) => reference),
    chapters: chapters.map(({ chapter }) => chapter),
    speakers: speakersOf(segments.map(({ speaker }) => speaker)),
    segments,
    warnings: found.sort((a, b) => a.line - b.line),
  };
  return { source, format, lineBreak: lineBreakOf(source, format), reading, blocks, sections, introduction, segments: transcript.segments, headings: transcript.headings, chapters, references };
}

function lineBreakOf(source: string, format: NotesFormat): string {
  if (format === 'html') return /<br\s{0,3}\/?>/i.exec(source)?.[0] ?? '<br>';
  return /\r?\n/.exec(source)?.[0] ?? '\n';
}

/** A title is marked as one; or it is the first line, stands apart and is followed by words. */
function isTitle(first: Block, second: Block | undefined, source: string, format: NotesFormat): boolean {
  if ([announcesChapters, announcesReferences, announcesTranscript].some((announces) => announces(first))) return false;
  if (format === 'html') return first.kind === 'heading' && /^<h1\b/i.test(source.slice(first.start, first.start + 4));
  return first.kind === 'heading' || (first.apart && looksLikeHeading(first) && second?.kind === 'paragraph' && !looksLikeHeading(second));
}

function chaptersOf({ run }: Section, blocks: readonly Block[], warnings: Warning[]): ChapterPlace[] {
  for (const at of run?.untitled ?? []) {
    const { line, text } = blocks[at]!;
    warnings.push({ code: 'untitled-chapter', line, message: `“${text}” in the list of chapters has no title; it is left out` });
  }
  return (run?.entries ?? []).flatMap((entry) => {
    const item = blocks[entry.at]!;
    const time: Span = { block: item, ...entry.time };
    const title: Span = { block: item, ...entry.title };
    if (entry.ms === null) {
      warnings.push({ code: 'unread-time', line: item.line, message: `“${textOf(time)}” cannot be read as a time, so the chapter “${textOf(title)}” is left out` });
      return [];
    }
    return [{ chapter: { id: '', startMs: entry.ms, title: textOf(title), line: item.line }, item, time, title, headings: [] }];
  });
}

function partsOf(sections: readonly Section[], blocks: readonly Block[], source: string, lineOf: (offset: number) => number): Part[] {
  if (sections.length === 0) {
    return source === '' ? [] : [{ kind: 'other', heading: null, startLine: 1, endLine: lineOf(source.length - 1), start: 0, end: source.length }];
  }
  const starts = sections.map(({ from }, index) => (index === 0 ? 0 : blocks[from]!.lead));
  return sections.map(({ kind, heading }, index) => {
    const [start, end] = [starts[index]!, starts[index + 1] ?? source.length];
    return { kind, heading: heading?.text ?? null, startLine: lineOf(start), endLine: lineOf(Math.max(start, end - 1)), start, end };
  });
}

function speakersOf(names: readonly (string | null)[]): NotesReading['speakers'] {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Array.from(counts, ([name, segments]) => ({ name, segments }));
}
