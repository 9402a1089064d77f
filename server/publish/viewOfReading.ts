import type { NotesReading } from '#core/notes/reading';
import { recordsOfReading } from '../import/recordsOfReading.ts';
import { itemInFeed, type PublishedView } from './publishedView.ts';
import type { EpisodeToPublish } from './showToPublish.ts';

/** An episode that went out as it came, as a view: for what is made of its records. A name stands for its speaker. */
export function viewOfReading(showId: string, episode: EpisodeToPublish, reading: NotesReading): PublishedView {
  const records = recordsOfReading(reading, { episodeId: episode.id, showId }, (name) => name);
  return { sourceId: episode.sourceId, item: itemInFeed(episode), ...records, speakers: reading.speakers.map(({ name }) => ({ id: name, name, aliases: [] })) };
}
