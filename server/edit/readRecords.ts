import type { Chapter } from '#core/model/chapter';
import type { Notes } from '#core/model/notes';
import type { Reference } from '#core/model/reference';
import type { Segment } from '#core/model/segment';
import type { Speaker } from '#core/model/speaker';
import type { Ask } from '../platform/ask.ts';
import { CHAPTER_COLUMNS, NOTES_COLUMNS, REFERENCE_COLUMNS, SEGMENT_COLUMNS, SPEAKER_COLUMNS, type EpisodeRecords, type Placed } from './rows.ts';

/** All records of an episode, in reading order, with five queries whatever its size. */
export async function readRecords(ask: Ask, { id, showId }: { id: string; showId: string }): Promise<EpisodeRecords & { speakers: Speaker[] }> {
  const { speakers, episodes } = await readRecordsOf(ask, showId, [id]);
  return { ...episodes.get(id)!, speakers };
}

/** The records of many episodes of one show, still with five queries. The speakers are all those of the show. */
export async function readRecordsOf(ask: Ask, showId: string, episodeIds: readonly string[]): Promise<{ speakers: Speaker[]; episodes: Map<string, EpisodeRecords> }> {
  const select = <Row>(columns: string, table: string, order: string) =>
    ask<{ episodeId: string } & Placed<Row>>(`select "episodeId", ${columns}, line, origin from "${table}" where "episodeId" = any($1::uuid[]) order by "episodeId", ${order}`, [episodeIds]);
  const segments = await select<Segment>(SEGMENT_COLUMNS, 'segment', '"order"');
  const chapters = await select<Chapter>(CHAPTER_COLUMNS, 'chapter', '"startMs", id');
  const references = await select<Reference>(REFERENCE_COLUMNS, 'reference', '"order"');
  const speakers = await ask<Speaker>(`select ${SPEAKER_COLUMNS} from "speaker" where "showId" = $1::uuid order by name`, [showId]);
  const notes = await ask<Notes>(`select ${NOTES_COLUMNS} from "episode" where id = any($1::uuid[])`, [episodeIds]);
  const episodes = new Map(notes.map((own) => [own.id, { segments: [], chapters: [], references: [], notes: own } as EpisodeRecords]));
  for (const { episodeId, ...record } of segments) episodes.get(episodeId)!.segments.push(record as Placed<Segment>);
  for (const { episodeId, ...record } of chapters) episodes.get(episodeId)!.chapters.push(record as Placed<Chapter>);
  for (const { episodeId, ...record } of references) episodes.get(episodeId)!.references.push(record as Placed<Reference>);
  return { speakers, episodes };
}
