import type { Finding } from '../model/finding.ts';
import { formatTimestamp } from '../time/timestamp.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/** Chapters that are not in ascending order: players skip or refuse such a list. */
export function chapterOrder({ chapters }: CheckedEpisode): Finding[] {
  return chapters.flatMap((chapter, index) => {
    const before = chapters[index - 1];
    if (!before || chapter.startMs > before.startMs) return [];
    const same = chapter.startMs === before.startMs;
    const how = same ? `as “${before.title}” does` : `but stands after “${before.title}” (${formatTimestamp(before.startMs)})`;
    return [foundAt(chapter, same ? 'chapter-repeated' : 'chapter-order', same ? 'warning' : 'error', `The chapter “${chapter.title}” starts at ${formatTimestamp(chapter.startMs)}, ${how}: one of the two times is wrong.`)];
  });
}
