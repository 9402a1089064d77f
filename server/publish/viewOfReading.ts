import type { NotesReading } from '#core/notes/reading';
import { recordsOfReading } from '../import/recordsOfReading.ts';
import { itemInFeed, type PublishedView } from './publishedView.ts';
import type { EpisodeToPublish } from './showToPublish.ts';

/** An unedited episode as a view, for what is made from its records. Names serve as ids of speakers. */
export function viewOfReading(showId: string, episode: EpisodeToPublish, reading: NotesReading): PublishedView {
  const records = recordsOfReading(reading, { episodeId: episode.id, showId }, (name) => name);
  return { sourceId: episode.sourceId, item: itemInFeed(episode), ...records, speakers: reading.speakers.map(({ name }) => ({ id: name, name, aliases: [] })) };
}
