import type { PublicationPreview } from '#core/model/publication';
import type { Database } from '../../platform/database.ts';
import { linkedNews, takenOut, type LinkedFile } from '../linkedNews.ts';
import type { EpisodeToPublish } from '../showToPublish.ts';
import type { WrittenItem } from './writtenItem.ts';

/**
 * What happens to the files that items link, in the order of the episodes.
 *
 * @param before the items as they were last written, by episode
 * @param now the items that we write; one that is missing is the source's own
 * @param leaving the episodes whose items leave the feed
 */
export async function linkedChanges({ pool }: Pick<Database, 'pool'>, episodes: readonly EpisodeToPublish[], before: ReadonlyMap<string, WrittenItem>, now: ReadonlyMap<string, WrittenItem>, leaving: ReadonlySet<string>): Promise<PublicationPreview['linked']> {
  const changed = episodes.flatMap(({ id, title }) => {
    const [was, is] = [before.get(id), now.get(id)].map((item) => item?.reports.linked ?? []) as [LinkedFile[], LinkedFile[]];
    return leaving.has(id) || (was.length === 0 && is.length === 0) ? [] : [{ id, title, news: linkedNews(was, is), out: takenOut(was, is) }];
  });
  const linked = await linkedBy(pool, changed.filter(({ out }) => out.length > 0).map(({ id }) => id));
  return changed.flatMap(({ id, title, news, out }) => [...news, ...out.filter(({ url }) => linked.has(`${id} ${url}`))].map((file) => ({ episodeId: id, title, ...file })));
}

/** What the items link themselves, as "episode address". */
async function linkedBy(pool: Database['pool'], episodeIds: readonly string[]): Promise<Set<string>> {
  if (episodeIds.length === 0) return new Set();
  const { rows } = await pool.query<{ episodeId: string; url: string }>('select "episodeId", url from "linked_file" where "episodeId" = any($1::uuid[])', [episodeIds]);
  return new Set(rows.map(({ episodeId, url }) => `${episodeId} ${url}`));
}
