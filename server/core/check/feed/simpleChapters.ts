import { readDuration } from '../../feed/duration.ts';
import { attributeOf, childrenNamed, type Element } from '../../feed/elements.ts';
import { parseTimestamp } from '../../time/timestamp.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedItem } from './subject.ts';

/** The start of a `psc:chapter` in milliseconds; null if it has none that can be read. */
export const startOf = (chapter: Element): number | null => parseTimestamp(attributeOf(chapter, 'start') ?? '') ?? readDuration(attributeOf(chapter, 'start') ?? '');

/** `psc:chapters` (Podlove Simple Chapters 1.2): each needs a valid start and a title; in ascending order. */
export function* simpleChapters({ item }: CheckedItem): Generator<Found> {
  for (const list of childrenNamed(item, 'psc', 'chapters')) {
    const chapters = childrenNamed(list, 'psc', 'chapter');
    if (chapters.length === 0) yield at(list, 'stet', 'warning', 'psc-empty', 'The list contains no psc:chapter: add chapters, or remove the list.');
    let latestMs = -1;
    for (const chapter of chapters) {
      const startMs = startOf(chapter);
      if (startMs === null) yield at(chapter, 'stet', 'error', 'psc-start', `The chapter’s start ${shown(attributeOf(chapter, 'start') ?? '')} is not a time: write it like “00:07:51.000”.`);
      else if (startMs <= latestMs) yield at(chapter, 'stet', 'warning', 'psc-order', `The chapter at ${attributeOf(chapter, 'start')} does not start after the one before it: put them in order.`);
      latestMs = Math.max(latestMs, startMs ?? -1);
      if ((attributeOf(chapter, 'title') ?? '').trim() === '') yield at(chapter, 'stet', 'warning', 'psc-title', 'The chapter has no title.');
    }
  }
}
