import type { Database } from '../platform/database.ts';

/** By episode, a name for the state of its linked files, which changes whenever a corrected file might. */
export async function linkedNow({ pool }: Pick<Database, 'pool'>, showId: string): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ episodeId: string; known: string }>(
    `select "episodeId", string_agg(concat_ws(' ', role, position, url, language, status, format, "sourceId"), E'\\n' order by role, position, url) as known
       from "linked_file" where "showId" = $1 group by "episodeId"`, [showId]);
  return new Map(rows.map(({ episodeId, known }) => [episodeId, known]));
}
