import { Injectable } from '@nestjs/common';
import type { Revision } from '#core/model/revision';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import type { List } from '../shows/listQuery.ts';

const MOST = 1_000;

@Injectable()
export class ListRevisions {
  constructor(private readonly database: Database, private readonly access: Access) {}

  async run(user: Requester, episodeId: string, after: number): Promise<List<Revision>> {
    await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    const items = await this.after(episodeId, after);
    return { items, total: items.length };
  }

  /** Those with a higher number, oldest first. */
  async after(episodeId: string, number: number): Promise<Revision[]> {
    const { rows } = await this.database.pool.query<Omit<Revision, 'createdAt'> & { createdAt: Date }>(
      `select r.number, r.operations, r.inverse, r.undoes, r."clientId", u.name as author, r."authorId", r.touches, r.note, r."createdAt"
         from "revision" r left join "user" u on u.id = r."authorId"
        where r."episodeId" = $1 and r.number > $2 order by r.number limit ${MOST}`, [episodeId, number]);
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  }
}
