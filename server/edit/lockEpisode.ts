import type { Operation } from '#core/edit/operation';
import type { Transaction } from '../platform/database.ts';
import { lockReached } from './lockReached.ts';

/** Serialises the edits of an episode. Edits that reach the show's speakers are also serialised with each other, and with edits of all episodes they reach. */
export async function lockEpisode(transaction: Transaction, id: string, { reachesShow, operations }: { reachesShow: boolean; operations?: readonly Operation[] }): Promise<{ showId: string; revision: number }> {
  if (reachesShow) {
    // always before the episode, so that two edits never wait for each other
    const [show] = await transaction.$queryRaw<{ id: string }[]>`select id from "show" where id = (select "showId" from "episode" where id = ${id}::uuid) for no key update`;
    if (show && operations) await lockReached(transaction, show.id, [id], operations);
  }
  const [episode] = await transaction.$queryRaw<{ showId: string; revision: number }[]>`select "showId", revision from "episode" where id = ${id}::uuid for update`;
  if (!episode) throw new Error(`episode ${id} is gone`);
  return episode;
}
