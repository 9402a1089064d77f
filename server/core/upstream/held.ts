import type { Chapter } from '../model/chapter.ts';
import { LATEST_MS } from '../model/id.ts';
import type { Word } from '../model/segment.ts';
import type { ReadChapter as NotesChapter, ReadReference, ReadSegment as NotesSegment } from '../notes/reading.ts';

/** As in notes; for a file, with what only a file has. */
export type ReadSegment = NotesSegment & { words?: Word[] | null };
/** With a link and an image, if any. */
export type ReadChapter = NotesChapter & Pick<Chapter, 'url' | 'imageUrl'>;
export type { ReadReference };

/** The part of a reading that became, or would become, records. */
export interface HeldReading {
  segments: ReadSegment[];
  chapters: NotesChapter[];
  references: ReadReference[];
  /** Absent if the source has no notes, as for a linked file. */
  introduction?: string;
}

const LONGEST_NAME = 128;

const held = (ms: number | null): number | null => (ms !== null && Number.isInteger(ms) && ms >= 0 && ms <= LATEST_MS ? ms : null);

/** A reading as records can hold it: times within range, ends after starts, names short enough. */
export const heldReading = ({ segments, chapters, references, introduction }: HeldReading) => ({
  ...(introduction !== undefined && { introduction }),
  segments: segments.map((segment) => {
    const [startMs, endMs] = [held(segment.startMs), held(segment.endMs)];
    return { ...segment, startMs, endMs: startMs !== null && endMs !== null && endMs > startMs ? endMs : null, speaker: segment.speaker === null ? null : segment.speaker.slice(0, LONGEST_NAME) };
  }),
  chapters: chapters.filter(({ startMs }) => held(startMs) !== null).map(({ url = null, imageUrl = null, ...chapter }): ReadChapter => ({ ...chapter, url, imageUrl })),
  references,
});
