import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Show } from '#core/model/show';
import { visibleShowIds, type Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { Settings } from '../platform/settings.ts';
import { idList, paging, searchText, type List } from './listQuery.ts';
import { SHOW_COLUMNS, showOf, type ShowRow } from './showRow.ts';
import { containing, Where } from './where.ts';

export const ShowQuery = z.strictObject({
  ...paging,
  q: searchText.optional(),
  ids: idList.optional(),
  sort: z.enum(['id', 'title', 'slug', 'lastPublishedAt', 'episodes', 'edited', 'errorCount', 'warningCount']).default('title'),
});
export type ShowQuery = z.infer<typeof ShowQuery>;

const SORTS: Record<ShowQuery['sort'], string> = {
  id: 'id', title: 'lower(title)', slug: 'slug', lastPublishedAt: '"lastPublishedAt"', episodes: 'episodes', edited: 'edited',
  errorCount: '"errorCount"', warningCount: '"warningCount"',
};

@Injectable()
export class ListShows {
  constructor(private readonly database: Database, private readonly settings: Settings) {}

  async run(user: Requester, { q, ids, sort, order, page, perPage }: ShowQuery): Promise<List<Show>> {
    const where = new Where()
      .and('s.id = any($?::uuid[])', visibleShowIds(user))
      .and('s.id = any($?::uuid[])', ids)
      .and('(s.title ilike $? or s.slug ilike $?)', containing(q));
    const { rows: [counted] } = await this.database.pool.query<{ total: number }>(`select count(*)::int as total from "show" s ${where}`, where.values);
    const { rows } = await this.database.pool.query<ShowRow>(
      `select * from (select ${SHOW_COLUMNS} from "show" s ${where}) listed
        order by ${SORTS[sort]} ${order} nulls last, id limit ${perPage} offset ${(page - 1) * perPage}`,
      where.values,
    );
    return { items: rows.map((row) => showOf(row, user, this.settings.publicUrl)), total: counted!.total };
  }
}
