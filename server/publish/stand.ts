import { SPEAKER_COLUMNS } from '../edit/rows.ts';
import type { Ask } from '../platform/ask.ts';
import { EPISODE_COLUMNS, EPISODES } from './showToPublish.ts';

/**
 * A name for everything that a publication of a show would be made from, without reading it: if it is unchanged, so is the composition. Records
 * are identified by their episode's revision, the public state by the number of the last publication, and sources never change.
 */
export async function standOf(ask: Ask, showId: string): Promise<string> {
  const rows = await ask<object>(
    `select s::text as show, (select max(number) from "publication" where "showId" = s.id) as number,
            (select md5(string_agg(hash_record_extended(row(${EPISODE_COLUMNS}), 0)::text, ',' order by e.position, e.id)) from "episode" e where ${EPISODES}) as episodes,
            (select md5(string_agg(hash_record_extended(row(${SPEAKER_COLUMNS}), 0)::text, ',' order by id)) from "speaker" where "showId" = s.id) as speakers,
            (select md5(string_agg(hash_record_extended(l, 0)::text, ',' order by l.id)) from "linked_file" l where l."showId" = s.id) as linked
       from "show" s where s.id = $1`, [showId], 'stand of a show');
  return JSON.stringify(rows);
}
