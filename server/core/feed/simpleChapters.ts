import { parseTimestamp } from '../time/timestamp.ts';
import { readDuration } from './duration.ts';
import { attributeOf, childrenNamed, type Element } from './elements.ts';
import type { SimpleChapter } from './reading.ts';

/** A `psc:chapter` and its element. */
export interface SimpleChapterPlace {
  chapter: SimpleChapter;
  element: Element;
}

/** Podlove Simple Chapters 1.2; a chapter without a valid start is left out of the reading, but stays in the feed. */
export const simpleChaptersOf = (item: Element): SimpleChapterPlace[] =>
  childrenNamed(item, 'psc', 'chapters').flatMap((list) => childrenNamed(list, 'psc', 'chapter')).flatMap((element) => {
    const start = attributeOf(element, 'start') ?? '';
    const startMs = parseTimestamp(start) ?? readDuration(start);
    return startMs === null ? [] : [{ element, chapter: { startMs, title: attributeOf(element, 'title') ?? '', url: attributeOf(element, 'href') || null, imageUrl: attributeOf(element, 'image') || null } }];
  });

type Told = Pick<SimpleChapter, 'startMs' | 'title'>;
const timeOf = ({ startMs }: Told): string => String(Math.floor(startMs / 1000));
const titleOf = ({ title }: Told): string => title.replace(/\s+/g, ' ').trim();

/** Pairs two lists of the same chapters: for each of the first list, the index of its counterpart, by time and title, else by either. */
export function pairChapters(first: readonly Told[], others: readonly Told[]): (number | null)[] {
  const pairs: (number | null)[] = first.map(() => null);
  const taken = new Set<number>();
  for (const likeness of [(chapter: Told) => `${timeOf(chapter)} ${titleOf(chapter)}`, timeOf, titleOf]) {
    const free = new Map<string, number[]>();
    for (const [index, other] of others.entries()) if (!taken.has(index)) free.set(likeness(other), [...(free.get(likeness(other)) ?? []), index]);
    for (const [index, chapter] of first.entries()) {
      const found = pairs[index] === null ? free.get(likeness(chapter))?.shift() : undefined;
      if (found === undefined) continue;
      pairs[index] = found;
      taken.add(found);
    }
  }
  return pairs;
}
