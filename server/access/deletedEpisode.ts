import type { Pool } from 'pg';
import { roleIn, type Requester } from './requester.ts';

/** Whether somebody deleted the episode from a show that the requester sees: to them it is no secret that it was there. */
export async function isDeletedEpisode(pool: Pool, user: Requester, id: string): Promise<boolean> {
  const { rows: [deletion] } = await pool.query<{ showId: string }>(
    `select "showId" from "audit" where subject = $1 and (action = 'episode.delete' or (action = 'upstream.answer' and detail ->> 'answer' = 'remove')) limit 1`, [id.toLowerCase()]);
  return deletion !== undefined && roleIn(user, deletion.showId) !== null;
}
