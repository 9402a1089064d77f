import type { NewEpisode } from '#core/feed/view';
import type { NotesReading } from '#core/notes/reading';
import { notesViewOf } from './notesView.ts';
import type { PublishedView } from './publishedView.ts';
import type { EpisodeToPublish } from './showToPublish.ts';

/** An episode written here, as a new item of the feed its show came from. */
export function newEpisodeOf({ guid, key, createdAt }: Pick<EpisodeToPublish, 'guid' | 'key' | 'createdAt'>, view: PublishedView, reading: NotesReading): NewEpisode {
  const { title, link, pubDate, durationMs, enclosureUrl, enclosureLength, enclosureType } = view.item;
  return {
    guid: guid ?? key, title, link, durationMs, pubDate: pubDate ?? createdAt.toISOString(),
    enclosure: enclosureUrl === null ? null : { url: enclosureUrl, length: enclosureLength, type: enclosureType },
    notes: { introduction: reading.introduction, ...notesViewOf(reading, view, view.speakers) },
    chapters: view.chapters.map(({ startMs, title: name, url, imageUrl }) => ({ startMs, title: name, url, imageUrl })),
    persons: [],
  };
}
