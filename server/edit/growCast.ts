import { inOrder, type RecordsReader } from '#core/edit/records';
import type { Changes } from '#core/edit/changes';
import type { Transaction } from '../platform/database.ts';

/** An edit that is about to be written. */
interface Edit {
  episodeId: string | null;
  before: RecordsReader;
  changes: Pick<Changes, 'segments'>;
}

/**
 * Keeps the order in which speakers came to an episode, which gives them their numbers and colours, so that relabelling changes neither: new
 * speakers come last, after those before the edit, who are ordered by their first segment. Must be called before the edit is written. Reads
 * an episode only when its speakers change for the first time and for each new speaker; typing words costs nothing.
 */
export async function growCast(transaction: Transaction, edits: readonly Edit[]): Promise<void> {
  const moved = edits.flatMap(({ episodeId, before, changes: { segments } }) => {
    const stays = [...segments.put.values()].every(({ id, speakerId, order }) => {
      const was = before.get('segments', id);
      return was?.speakerId === speakerId && was.order === order;
    });
    if (episodeId === null || (stays && segments.removed.size === 0)) return [];
    return [{ id: episodeId, speakers: [...new Set(inOrder(segments.put).flatMap(({ speakerId }) => speakerId ?? []))] }];
  });
  if (moved.length === 0) return;
  await transaction.$executeRawUnsafe(
    `update "episode" e set "cast" = array(
       select speaker from unnest(e."cast"
           || array(select "speakerId" from "segment" where "episodeId" = e.id and "speakerId" is not null group by "speakerId" order by min("order"))
           || moved.speakers) with ordinality as came(speaker, at)
        group by speaker order by min(at))
       from jsonb_to_recordset($1::jsonb) as moved(id uuid, speakers uuid[])
      where e.id = moved.id and (e."cast" = '{}' or not e."cast" @> moved.speakers)`, JSON.stringify(moved));
}
