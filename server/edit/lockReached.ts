import { singlesOf } from '#core/edit/apply';
import type { Operation } from '#core/edit/operation';
import type { Transaction } from '../platform/database.ts';
import { isUuid } from '../platform/isUuid.ts';

/**
 * Holds the episodes that an edit of a show's speakers may reach, together with some, in the order of their ids; the show is held. To be
 * asked for before a speaker is written: an edit of one episode holds it and then waits for the speakers it names, so whoever held a
 * speaker first and then asked for the episode would wait for one that waits for them.
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
