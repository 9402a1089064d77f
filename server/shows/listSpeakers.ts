import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { SpeakerRow } from '#core/model/episode';
import { Access } from '../access/access.ts';
import { visibleShowIds, type Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { idList, paging, searchText, type List } from './listQuery.ts';
import { containing, Where } from './where.ts';

export const SpeakerQuery = z.strictObject({
  ...paging,
  showId: z.uuid().optional(),
  q: searchText.optional(),
  ids: idList.optional(),
  sort: z.enum(['id', 'name', 'showTitle', 'segments', 'episodes']).default('name'),
});
export type SpeakerQuery = z.infer<typeof SpeakerQuery>;

type Row = z.infer<typeof SpeakerRow>;

const SORTS: Record<SpeakerQuery['sort'], string> = { id: 'id', name: 'lower(name)', showTitle: 'lower("showTitle")', segments: 'segments', episodes: 'episodes' };

const COLUMNS = `p.id, p.name, p.aliases, p."showId", s.title as "showTitle",
  (select count(distinct g."episodeId")::int from "segment" g where g."speakerId" = p.id) as episodes,
  (select count(*)::int from "segment" g where g."speakerId" = p.id) as segments`;

@Injectable()
export class ListSpeakers {
  constructor(private readonly database: Database, private readonly access: Access) {}

  async run(user: Requester, { showId, q, ids, sort, order, page, perPage }: SpeakerQuery): Promise<List<Row>> {
    const where = new Where()
      .and('p."showId" = any($?::uuid[])', visibleShowIds(user))
      .and('p."showId" = $?::uuid', showId)
      .and('p.id = any($?::uuid[])', ids)
      .and(`(p.name ilike $? or array_to_string(p.aliases, ' ') ilike $?)`, containing(q));
    const from = `from "speaker" p join "show" s on s.id = p."showId" ${where}`;
    const { rows: [counted] } = await this.database.pool.query<{ total: number }>(`select count(*)::int as total ${from}`, where.values);
    const { rows } = await this.database.pool.query<Row>(
      `select * from (select ${COLUMNS} ${from}) listed order by ${SORTS[sort]} ${order}, id limit ${perPage} offset ${(page - 1) * perPage}`, where.values);
    return { items: rows, total: counted!.total };
  }

  async one(user: Requester, id: string): Promise<Row> {
    await this.access.require(user, 'viewer', { speakerIds: [id] });
    return this.seen(id);
  }

  /** One speaker, without an access check, for services that have done it. */
  async seen(id: string): Promise<Row> {
    const { rows: [row] } = await this.database.pool.query<Row>(`select ${COLUMNS} from "speaker" p join "show" s on s.id = p."showId" where p.id = $1`, [id]);
    if (!row) throw new Error(`speaker ${id} is gone`);
    return row;
  }
}
