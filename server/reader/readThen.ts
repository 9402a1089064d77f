import type { Records } from '#core/edit/records';
import type { Speaker } from '#core/model/speaker';
import { readingOf } from '#core/upstream/asItWasRead';
import type { HeldReading } from '#core/upstream/held';
import type { Place } from '#core/upstream/mergeEpisode';
import { recordsAt, revisionsAfter } from '../edit/history/recordsAt.ts';
import type { Transaction } from '../platform/database.ts';
import { unpackReading } from './keptReadings.ts';

/** An episode as an older reader left it. */
export interface ReadBefore {
  id: string;
  showId: string;
  revision: number;
  /** At this revision its records were what was read; null: see `kept`. */
  readRevision: number | null;
  /** What was read, where its records never were just that. */
  kept: Uint8Array | null;
  records: Records;
  /** Of all records that came from the notes, those that were removed too. */
  places: ReadonlyMap<string, Place>;
  /** What the source said then. */
  introduction: string;
}

/**
 * What an older reader read of an episode, as nobody can read it any more: as it was kept, or as its records were before anybody edited them,
 * which its history tells. Null where neither is known.
 */
export async function readThen(transaction: Transaction, episode: ReadBefore): Promise<HeldReading | null> {
  const { id, revision, readRevision, kept, records, places, introduction } = episode;
  if (kept) return unpackReading(kept);
  if (readRevision === null) return null;
  if (readRevision === revision) return readingOf(records, places, introduction);
  const back = await revisionsAfter(transaction, id, readRevision);
  let then = recordsAt(records, back, readRevision);
  if (!then.ok) then = recordsAt(await withThoseWhoAreGone(transaction, episode), back, readRevision);
  return then.ok ? readingOf(then.records, places, introduction) : null;
}

/** Somebody whom nobody spoke as any more may have been deleted since, without an edit of this episode. */
async function withThoseWhoAreGone(transaction: Transaction, { showId, records }: ReadBefore): Promise<Records> {
  const rows = await transaction.$queryRaw<{ speaker: Speaker }[]>`
    select jsonb_path_query(inverse, 'strict $.**?(@.type == "addSpeaker").speaker') as speaker from "revision" where "showId" = ${showId}::uuid and inverse @? 'strict $.**?(@.type == "addSpeaker")' order by "createdAt"`;
  return { ...records, speakers: new Map([...rows.map(({ speaker }) => [speaker.id, speaker] as const), ...records.speakers]) };
}
