import type { NotesFormat, ReadSegment, Warning } from './reading.ts';
import { type Block, type Span, isSpace, textOf, wholeOf } from './blocks/block.ts';
import { chapterEntry } from './chapters.ts';
import { announcesTranscript, endsSentence, looksLikeHeading, titleKey } from './headings.ts';
import { formatTimestamp, parseTimeOrSeconds } from '../time/timestamp.ts';
import { withLabelled } from './labelledTurns.ts';
import { turnHeaders } from './turnHeaders.ts';
import type { TurnHeader } from './turns.ts';

/** The place of a turn's header, which has a name, a time or both; without a name, the previous speaker goes on. */
export interface HeaderPlace {
  block: Block;
  name: Span | null;
  /** What stands behind the name in brackets: ` (Host)`. */
  role: Span | null;
  time: Span | null;
  /** The time at which the turn ends, in `[00:00.000 --> 00:12.000]`. */
  until: Span | null;
  /** Where it ends in the block's text, with its brackets and colon. */
  end: number;
}

/** A segment with the places of its name, time and words. */
export interface SegmentPlace {
  segment: ReadSegment;
  header: HeaderPlace | null;
  /** One for each paragraph; with an inline header, the first begins after it. */
  words: Span[];
  /** Number of the chapter under whose heading it is. */
  chapter: number | null;
}

/** A heading in the transcript and the chapter of the same title. */
export interface HeadingPlace {
  title: Span;
  chapter: number | null;
}

export interface Transcript {
  segments: SegmentPlace[];
  headings: HeadingPlace[];
  warnings: Warning[];
}

/** A longer paragraph is no heading, unless it is marked as one or named as a chapter. */
const MAX_HEADING = 60;

interface TiedChapter {
  startMs: number;
  title: string;
}

/** Reads the turns of a transcript from its blocks, beginning with its heading. */
export function readTranscript(blocks: readonly Block[], chapters: readonly TiedChapter[], format: NotesFormat): Transcript {
  return new TranscriptReader(blocks, chapters, format).read();
}

class TranscriptReader {
  private readonly segments: SegmentPlace[] = [];
  private readonly headings: HeadingPlace[] = [];
  private readonly warnings: Warning[] = [];
  private readonly byTitle = new Map<string, number>();
  /** The turn header of each block, if it has one. */
  private readonly headers: readonly (TurnHeader | null)[];
  private readonly punctuated: boolean;
  private current: SegmentPlace | null = null;
  private heading: HeadingPlace | null = null;
  private chapter: number | null = null;
  private speaker: string | null = null;
  private isUnknownTold = false;

  constructor(private readonly blocks: readonly Block[], private readonly chapters: readonly TiedChapter[], private readonly format: NotesFormat) {
    chapters.forEach(({ title }, index) => {
      const key = titleKey(title);
      if (key !== '' && !this.byTitle.has(key)) this.byTitle.set(key, index);
    });
    const isAnnounced = blocks[0] !== undefined && announcesTranscript(blocks[0]);
    this.headers = withLabelled(blocks, turnHeaders(blocks), (index) => isAnnounced && index > 0);
    const spoken = blocks.filter((_, index) => index > 0 && this.headers[index - 1] && !this.headers[index]);
    this.punctuated = spoken.filter((block) => endsSentence(block.text)).length * 2 >= spoken.length;
  }

  read(): Transcript {
    this.blocks.forEach((block, index) => {
      if (index === 0 && announcesTranscript(block)) return;
      const header = this.headers[index];
      if (header && !this.isTitleWithTime(block, header, index)) this.turn(block, header);
      else if (this.isHeading(block, index)) this.readHeading(block);
      else this.words(wholeOf(block));
    });
    return { segments: this.segments, headings: this.headings, warnings: this.warnings };
  }

  private turn(block: Block, header: TurnHeader): void {
    const name: Span | null = header.name && { block, ...header.name };
    const time: Span | null = header.time && { block, ...header.time };
    const until: Span | null = header.until ? { block, ...header.until } : null;
    const role: Span | null = header.role ? { block, ...header.role } : null;
    if (name) this.speaker = textOf(name);
    const speakerFrom = name ? 'turn' : this.speaker === null ? 'none' : 'continued';
    this.open(block.line, { startMs: header.ms, timeFrom: header.ms === null ? 'none' : 'turn', speaker: this.speaker, speakerFrom, endMs: endOf(until, header.ms) }, { block, name, role, time, until, end: header.end });
    if (time && header.ms === null) this.warn('unread-time', block.line, `“${textOf(time)}” cannot be read as a time, so ${this.speaker === null ? 'this' : `${this.speaker}'s`} turn has none`);
    if (this.speaker === null) this.warnOfUnknown(block.line);
    let from = header.end;
    while (from < block.text.length && isSpace(block.text[from])) from += 1;
    if (from < block.text.length) this.words({ block, start: from, end: block.text.length });
  }

  private readHeading(block: Block): void {
    const chapter = this.titled(block);
    const entry = chapterEntry({ ...block, kind: 'paragraph' });
    this.heading = { title: entry && chapter !== null && !this.byTitle.has(titleKey(block.text)) ? { block, ...entry.title } : wholeOf(block), chapter };
    this.headings.push(this.heading);
    this.chapter = chapter;
    this.current = null;
    if (chapter === null && this.chapters.length > 0) {
      this.warn('heading-without-chapter', block.line, `“${block.text}” heads a stretch of the transcript, but no chapter is called so`);
    }
  }

  private words(span: Span): void {
    if (!this.current || (this.current.header === null && this.current.segment.speaker === null && this.current.words.length > 0)) this.orphan(span.block);
    const { segment, words } = this.current!;
    words.push(span);
    segment.text = segment.text === '' ? textOf(span) : `${segment.text}\n\n${textOf(span)}`;
  }

  /** Words after a heading without a turn header: the previous speaker continues, at the chapter's time. */
  private orphan(block: Block): void {
    const time = this.heading && this.chapter !== null ? this.chapters[this.chapter]!.startMs : null;
    const heading = this.heading?.title.block.text;
    this.open(block.line, { startMs: time, timeFrom: time === null ? 'none' : 'chapter', speaker: this.speaker, speakerFrom: this.speaker === null ? 'none' : 'continued', endMs: null }, null);
    if (this.speaker !== null) {
      const when = time === null ? 'without a time' : `at the chapter's time, ${formatTimestamp(time)}`;
      this.warn('continued-speaker', block.line, `no speaker is named after the heading “${heading}”: read as ${this.speaker} going on, ${when}`);
    } else this.warnOfUnknown(block.line);
  }

  private warnOfUnknown(line: number): void {
    if (this.isUnknownTold) return;
    this.isUnknownTold = true;
    this.warn('unknown-speaker', line, 'these words come before the first speaker is named');
  }

  private open(line: number, who: Pick<ReadSegment, 'startMs' | 'timeFrom' | 'endMs' | 'speaker' | 'speakerFrom'>, header: SegmentPlace['header']): void {
    const segment: ReadSegment = { id: `s${this.segments.length}`, ...who, text: '', heading: this.heading?.title.block.text ?? null, line };
    this.current = { segment, header, words: [], chapter: this.chapter };
    this.segments.push(this.current);
    this.heading = null;
  }

  /** The chapter named by a block, with or without its time. */
  private titled(block: Block): number | null {
    if (block.text.length > 300) return null;
    const whole = this.byTitle.get(titleKey(block.text));
    if (whole !== undefined) return whole;
    const entry = chapterEntry({ ...block, kind: 'paragraph' });
    const chapter = entry && this.byTitle.get(titleKey(block.text.slice(entry.title.start, entry.title.end)));
    return chapter !== null && chapter !== undefined && (block.kind === 'heading' || this.chapters[chapter]!.startMs === entry!.ms) ? chapter : null;
  }

  /** Whether what looks like a turn's header is the heading of a chapter with its time: `Tides (12:30)`, `(12:30) Tides`. */
  private isTitleWithTime(block: Block, { name, end }: TurnHeader, index: number): boolean {
    if (name) return this.turnAt(index + 1) && this.titled(block) !== null;
    if (this.titled(block) !== null) return true;
    if (block.text.length > MAX_HEADING || isSpace(block.text.slice(end)) || !looksLikeHeading(block)) return false;
    return block.leadEnd === block.text.length || (this.format === 'text' && this.punctuated && Boolean(this.headers[index + 1]?.name));
  }

  private isHeading(block: Block, index: number): boolean {
    if (block.kind === 'heading') return true;
    const begun = this.current === null || this.current.words.length > 0;
    if (block.kind === 'item' || !begun) return false;
    if (this.titled(block) !== null) return true;
    if (!looksLikeHeading(block) || block.text.length > MAX_HEADING) return false;
    if (block.leadEnd === block.text.length) return true;
    // In HTML, headings have their own tags; only in plain text is one recognised by its position.
    return this.format === 'text' && this.punctuated && this.turnAt(index + 1);
  }

  private turnAt(index: number): boolean {
    return Boolean(this.headers[index]);
  }

  private warn(code: Warning['code'], line: number, message: string): void {
    this.warnings.push({ code, line, message });
  }
}

/** When a turn ends; null if that is not said, or is not after its beginning. */
function endOf(until: Span | null, startMs: number | null): number | null {
  const ms = until && parseTimeOrSeconds(textOf(until));
  return ms !== null && startMs !== null && ms > startMs ? ms : null;
}
