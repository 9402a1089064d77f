import type { ItemFields } from '#core/model/item';
import type { Transaction } from '../platform/database.ts';
import { unpackView } from '../publish/packedView.ts';

/** By episode, for those ever published with a view: their item fields as last published. */
export async function itemsWhenPublished(transaction: Pick<Transaction, '$queryRaw'>, episodeIds: readonly string[]): Promise<Map<string, ItemFields>> {
  if (episodeIds.length === 0) return new Map();
  const rows = await transaction.$queryRaw<{ episodeId: string; view: Uint8Array }[]>`
    select distinct on (p."episodeId") p."episodeId", v.view from "published_episode" p join "published_view" v on v.sha256 = p."viewSha256"
     where p."episodeId" = any(${episodeIds}::uuid[]) order by p."episodeId", p.number desc`;
  return new Map(await Promise.all(rows.map(async ({ episodeId, view }): Promise<[string, ItemFields]> => [episodeId, (await unpackView(view)).item])));
}
