import { LATEST_MS } from '../model/id.ts';
import type { NotesReading, ReadChapter, ReadReference, ReadSegment } from '../notes/reading.ts';

/** What of a reading became, or would become, records. */
export type HeldReading = Pick<NotesReading, 'segments' | 'chapters' | 'references'>;
export type { ReadChapter, ReadReference, ReadSegment };

const LONGEST_NAME = 128;

const held = (ms: number | null): number | null => (ms !== null && Number.isInteger(ms) && ms >= 0 && ms <= LATEST_MS ? ms : null);

/** A reading as records hold it: times that can be kept, an end after its start, names of a length that can be kept. */
export const heldReading = ({ segments, chapters, references }: HeldReading): HeldReading => ({
  segments: segments.map((segment) => {
    const [startMs, endMs] = [held(segment.startMs), held(segment.endMs)];
    return { ...segment, startMs, endMs: startMs !== null && endMs !== null && endMs > startMs ? endMs : null, speaker: segment.speaker === null ? null : segment.speaker.slice(0, LONGEST_NAME) };
  }),
  chapters: chapters.filter(({ startMs }) => held(startMs) !== null),
  references,
});
