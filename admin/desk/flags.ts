import { formatTimestamp } from '#core/time/timestamp';
import type { Records } from './store/records';
import type { Face } from './transcript/face';

/** Chapters in order of their times. */
export const chaptersOf = (records: Pick<Records, 'chapters'>) => [...records.chapters.values()].sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1));

const plain = (title: string) => title.trim().toLowerCase();

/**
 * Where chapters begin on the page: at the segment under the chapter's own heading, otherwise at the first segment that starts in the chapter. A
 * heading that belongs to no chapter is shown on its own.
 */
export function flagsOf(records: Records, order: readonly string[]): Map<string, NonNullable<Face['flag']>> {
  const flags = new Map<string, NonNullable<Face['flag']>>();
  const segments = order.map((id) => records.segments.get(id)!);
  for (const segment of segments) if (segment.heading) flags.set(segment.id, { title: segment.heading, time: null });
  const chapters = chaptersOf(records);
  chapters.forEach((chapter, i) => {
    const until = chapters[i + 1]?.startMs ?? Infinity;
    const place =
      segments.find(({ heading }) => heading !== null && plain(heading) === plain(chapter.title)) ??
      segments.find(({ startMs }) => startMs !== null && startMs >= chapter.startMs && startMs < until);
    if (place) flags.set(place.id, { title: chapter.title, time: formatTimestamp(chapter.startMs) });
  });
  return flags;
}
