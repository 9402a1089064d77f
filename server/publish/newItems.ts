import type { ItemReading } from '#core/feed/reading';
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
    notes: { ...notesViewOf(reading, view, view.speakers), introduction: reading.introduction },
    chapters: view.chapters.map(({ startMs, title: name, url, imageUrl }) => ({ startMs, title: name, url, imageUrl })),
    persons: [],
  };
}

/** Where new items stand among those of the feed: by their dates, in the direction in which the feed goes. */
export function withNewItems(items: readonly Pick<ItemReading, 'key' | 'pubDate'>[], added: readonly NewEpisode[]): (string | NewEpisode)[] {
  const dates = items.flatMap(({ pubDate }) => (pubDate === null ? [] : [pubDate]));
  const oldestFirst = dates.length > 1 && dates[0]! < dates.at(-1)!;
  const order: { entry: string | NewEpisode; date: string | null }[] = items.map(({ key, pubDate }) => ({ entry: key, date: pubDate }));
  for (const episode of [...added].sort((a, b) => (a.pubDate! < b.pubDate! ? -1 : 1))) {
    const date = episode.pubDate!;
    const after = order.findIndex((other) => other.date !== null && (oldestFirst ? other.date > date : other.date <= date));
    order.splice(after === -1 ? order.length : after, 0, { entry: episode, date });
  }
  return order.map(({ entry }) => entry);
}
