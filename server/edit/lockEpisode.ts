import type { Transaction } from '../platform/database.ts';

/** Edits of one episode come one after the other; those that reach the show's speakers also among each other. */
export async function lockEpisode(transaction: Transaction, id: string, { reachesShow }: { reachesShow: boolean }): Promise<{ showId: string; revision: number }> {
  if (reachesShow) {
    // always before the episode, so that two of them never wait for each other
    await transaction.$queryRaw`select id from "show" where id = (select "showId" from "episode" where id = ${id}::uuid) for no key update`;
  }
  const [episode] = await transaction.$queryRaw<{ showId: string; revision: number }[]>`select "showId", revision from "episode" where id = ${id}::uuid for update`;
  if (!episode) throw new Error(`episode ${id} is gone`);
  return episode;
}
