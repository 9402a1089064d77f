import type { Pool, PoolClient } from 'pg';
import type { Chapter } from '#core/model/chapter';
import type { Reference } from '#core/model/reference';
import type { Segment } from '#core/model/segment';
import type { Speaker } from '#core/model/speaker';
import { CHAPTER_COLUMNS, REFERENCE_COLUMNS, SEGMENT_COLUMNS, SPEAKER_COLUMNS, type EpisodeRecords, type Placed } from './rows.ts';

/** Everything an episode holds, in reading order: four queries, whatever its size. */
export async function readRecords(pool: Pool | PoolClient, { id, showId }: { id: string; showId: string }): Promise<EpisodeRecords> {
  const byEpisode = await readRecordsOf(pool, showId, [id]);
  const { speakers } = byEpisode;
  return { ...(byEpisode.episodes.get(id) ?? { segments: [], chapters: [], references: [] }), speakers };
}

/** The records of many episodes of one show: still four queries. */
export async function readRecordsOf(pool: Pool | PoolClient, showId: string, episodeIds: readonly string[]): Promise<{ speakers: Speaker[]; episodes: Map<string, Omit<EpisodeRecords, 'speakers'>> }> {
  const select = async <Row>(columns: string, table: string, order: string) =>
    (await pool.query<{ episodeId: string } & Placed<Row>>(
      `select "episodeId", ${columns}, line, origin from ${table} where "episodeId" = any($1::uuid[]) order by "episodeId", ${order}`, [episodeIds])).rows;
  const segments = await select<Segment>(SEGMENT_COLUMNS, '"segment"', '"order"');
  const chapters = await select<Chapter>(CHAPTER_COLUMNS, '"chapter"', '"startMs", id');
  const references = await select<Reference>(REFERENCE_COLUMNS, '"reference"', '"order"');
  const { rows: speakers } = await pool.query<Speaker>(`select ${SPEAKER_COLUMNS} from "speaker" where "showId" = $1 order by name`, [showId]);
  const episodes = new Map(episodeIds.map((id) => [id, { segments: [], chapters: [], references: [] } as Omit<EpisodeRecords, 'speakers'>]));
  for (const { episodeId, ...record } of segments) episodes.get(episodeId)!.segments.push(record as Placed<Segment>);
  for (const { episodeId, ...record } of chapters) episodes.get(episodeId)!.chapters.push(record as Placed<Chapter>);
  for (const { episodeId, ...record } of references) episodes.get(episodeId)!.references.push(record as Placed<Reference>);
  return { speakers, episodes };
}
