import { inOrder, type RecordsReader } from '#core/edit/records';
import type { Changes } from '#core/edit/changes';
import type { Transaction } from '../platform/database.ts';

/** What an edit of an episode is about to change. */
interface Edit {
  episodeId: string | null;
  before: RecordsReader;
  changes: Pick<Changes, 'segments'>;
}

/**
 * Speakers have their numbers and colours by the order in which they came to an episode, so that a relabel changes neither: who is new
 * comes last, after those who spoke before the edit as they first did. To be called before the edit is written. An episode is read for it
 * when it is changed in this for the first time, and for each new speaker; words that are typed ask nothing.
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
