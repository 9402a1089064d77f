import { formatClock } from '../../time/timestamp.ts';
import { childrenNamed, type Element } from '../elements.ts';
import { elementText } from '../escape.ts';
import type { Prefixes } from '../prefixes.ts';
import type { SimpleChapter } from '../reading.ts';
import type { Role } from './place.ts';

/** `podcast:chapters`, the link to the JSON file (podcast-namespace 1.0, "tags/chapters.md"). */
export function chaptersRole(item: Element, url: string, prefixes: Prefixes): Role {
  return {
    element: 'podcast:chapters',
    existing: childrenNamed(item, 'podcast', 'chapters'),
    wanted: [elementText(prefixes.nameOf('podcast', 'chapters', item), { url, type: 'application/json+chapters' }, null)],
  };
}

/** `psc:chapters` inside the item, on one line (Podlove Simple Chapters 1.2). */
export function simpleChaptersRole(item: Element, chapters: readonly SimpleChapter[], prefixes: Prefixes): Role {
  const list = prefixes.nameOf('psc', 'chapters', item);
  const chapter = prefixes.nameOf('psc', 'chapter', item);
  const written = [...chapters].sort((a, b) => a.startMs - b.startMs).map(({ startMs, title, url, imageUrl }) =>
    elementText(chapter, { start: formatClock(startMs, '.'), title, href: url, image: imageUrl }, null));
  return {
    element: 'psc:chapters',
    existing: childrenNamed(item, 'psc', 'chapters'),
    wanted: chapters.length === 0 ? [] : [`<${list} version="1.2">${written.join('')}</${list}>`],
  };
}
