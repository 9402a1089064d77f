import type { NewEpisode } from '#core/feed/view';
import type { Enrichment } from '#core/model/show';
import type { NotesSource } from '../import/sources.ts';
import type { Outgoing } from './goingOut.ts';
import { notesViewOf } from './notesView.ts';
import type { PublishedView } from './publishedView.ts';

/** An episode written here, as a new item of the feed its show came from: the page it was written on, with a view's corrections if it was edited. */
export function newEpisodeOf({ episode: { guid, key, createdAt }, revision }: Outgoing, view: PublishedView, { format, text, reading }: NotesSource, on: ReadonlySet<Enrichment>): NewEpisode {
  const { title, link, pubDate, durationMs, enclosureUrl, enclosureLength, enclosureType } = view.item;
  return {
    guid: guid ?? key, title, link, durationMs, pubDate: pubDate ?? createdAt.toISOString(),
    enclosure: enclosureUrl === null ? null : { url: enclosureUrl, length: enclosureLength, type: enclosureType },
    ...(format !== 'none' && { page: { source: text, format } }),
    notes: revision! > 0 ? { introduction: reading.introduction, ...notesViewOf(reading, view, view.speakers, on) } : reading,
    chapters: view.chapters.map(({ startMs, title: name, url, imageUrl }) => ({ startMs, title: name, url, imageUrl })),
    persons: [],
  };
}
