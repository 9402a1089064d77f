import type { Pool } from 'pg';
import { isUuid } from '../platform/isUuid.ts';

/** The kinds of things that stand in a show and are asked for by id. */
export type Kind = 'show' | 'episode' | 'speaker' | 'source' | 'publication';

/** A thing that exists, and the show it stands in. A source nobody has accepted yet stands in none and is its maker's. */
export interface Behind {
  id: string;
  showId: string | null;
  ownerId: string | null;
}

const QUERIES: Record<Kind, string> = {
  show: 'select id, id as "showId", null as "ownerId" from "show" where id = any($1::uuid[])',
  episode: 'select id, "showId", null as "ownerId" from "episode" where id = any($1::uuid[])',
  speaker: 'select id, "showId", null as "ownerId" from "speaker" where id = any($1::uuid[])',
  source: 'select id, "showId", "createdBy" as "ownerId" from "source" where id = any($1::uuid[])',
  publication: 'select id, "showId", null as "ownerId" from "publication" where id = any($1::uuid[])',
};

/** What stands behind the ids, in one query; null when one of them is nothing of this kind. */
export async function behind(pool: Pool, kind: Kind, ids: readonly string[]): Promise<Behind[] | null> {
  const wanted = new Set(ids.map((id) => id.toLowerCase()));
  if (wanted.size === 0) return [];
  if (![...wanted].every((id) => isUuid(id))) return null;
  const { rows } = await pool.query<Behind>({ name: `${kind}s by id`, text: QUERIES[kind], values: [[...wanted]] });
  return rows.length === wanted.size ? rows : null;
}
