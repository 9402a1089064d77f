import { singlesOf } from '#core/edit/apply';
import type { Operation } from '#core/edit/operation';
import type { Transaction } from '../platform/database.ts';
import { isUuid } from '../platform/isUuid.ts';

/**
 * Locks the episodes that an edit of a show's speakers may reach, and the given ones, in the order of their ids; the caller has locked the
 * show. Must be called before a speaker is written: an edit of one episode locks that and then waits for the speakers it names, so locking
 * a speaker first and then the episode would be a deadlock.
 */
export async function lockReached(transaction: Transaction, showId: string, episodeIds: readonly string[], operations: readonly Operation[]): Promise<void> {
  const singles = operations.flatMap(singlesOf);
  const speakers = singles.flatMap((single) => (single.type === 'renameSpeaker' ? [single.speakerId] : single.type === 'mergeSpeakers' ? [single.fromId, single.intoId] : []));
  const segments = singles.flatMap((single) => (single.type === 'setSpeaker' ? single.segmentIds : []));
  await transaction.$queryRaw`
    select id from "episode" where id in (
      select unnest(${episodeIds}::uuid[])
      union select "episodeId" from "segment" where "speakerId" = any(${speakers.filter(isUuid)}::uuid[]) and "showId" = ${showId}::uuid
      union select "episodeId" from "segment" where id = any(${segments.filter(isUuid)}::uuid[]) and "showId" = ${showId}::uuid)
    order by id for update`;
}
