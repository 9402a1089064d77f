import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { EpisodeState, FeedPlace, type Episode } from '#core/model/episode';
import { visibleShowIds, type Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { COUNTS, EPISODE_COLUMNS, episodeOf, FEED, STATE, type EpisodeRow } from './episodeRow.ts';
import { idList, paging, searchText, type List } from './listQuery.ts';
import { containing, Where } from './where.ts';

export const EpisodeQuery = z.strictObject({
  ...paging,
  showId: z.uuid().optional(),
  q: searchText.optional(),
  state: EpisodeState.optional(),
  /** Comma-separated places in the feed, as in `?feed=out,gone`. */
  feed: z.string().max(100).transform((text) => text.split(',')).pipe(z.array(FeedPlace)).optional(),
  findings: z.enum(['errors', 'some', 'none']).optional(),
  ids: idList.optional(),
  sort: z.enum(['id', 'title', 'pubDate', 'position', 'state', 'findings', 'errorCount', 'warningCount', 'showTitle', 'durationMs', 'revision']).default('pubDate'),
  order: z.enum(['asc', 'desc']).default('desc'),
});
export type EpisodeQuery = z.infer<typeof EpisodeQuery>;

const SORTS: Record<EpisodeQuery['sort'], string> = {
  id: 'e.id', title: 'lower(e.title)', pubDate: 'e."pubDate"', position: 'e.position', state: STATE, findings: 'e."errorCount" + e."warningCount"',
  errorCount: 'e."errorCount"', warningCount: 'e."warningCount"', showTitle: 'lower(s.title)', durationMs: 'e."durationMs"', revision: 'e.revision',
};

const FINDINGS: Record<NonNullable<EpisodeQuery['findings']>, string> = { errors: 'e."errorCount" > 0', some: 'e."errorCount" + e."warningCount" > 0', none: 'e."errorCount" + e."warningCount" = 0' };

const SHOW = 'join "show" s on s.id = e."showId"';

/** Finds the ids of a page, in the order by date as an index has them, and reads only its rows. */
@Injectable()
export class ListEpisodes {
  constructor(private readonly database: Database) {}

  async run(user: Requester, { showId, q, state, feed, findings, ids, sort, order, page, perPage }: EpisodeQuery): Promise<List<Episode>> {
    const where = new Where()
      .and('e."showId" = any($?::uuid[])', visibleShowIds(user))
      .and('e."showId" = $?::uuid', showId)
      .and('e.id = any($?::uuid[])', ids)
      .and('(e.title ilike $? or e.key ilike $?)', containing(q))
      .and(`${STATE} = $?`, state)
      .and(`${FEED('e')} = any($?::text[])`, feed);
    if (findings) where.and(FINDINGS[findings]);
    const { rows: [counted] } = await this.database.pool.query<{ total: number }>(`select count(*)::int as total from "episode" e ${where}`, where.values);
    const { rows } = await this.database.pool.query<EpisodeRow>(
      `select ${EPISODE_COLUMNS}, ${COUNTS('e')}
         from unnest(array(
           select e.id from "episode" e ${sort === 'showTitle' ? SHOW : ''} ${where}
            order by ${SORTS[sort]} ${order} nulls last, e.position, e.id limit ${perPage} offset ${(page - 1) * perPage})) with ordinality as listed(id, place)
         join "episode" e on e.id = listed.id ${SHOW} order by listed.place`,
      where.values,
    );
    return { items: rows.map(episodeOf), total: counted!.total };
  }
}
