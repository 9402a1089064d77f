import { Injectable } from '@nestjs/common';
import type { Crossing, LastOfMine, Revision } from '#core/model/revision';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import type { List } from '../shows/listQuery.ts';
import { MERGES } from './followMerges.ts';
import { OF_THE_SHOW } from './ofTheShow.ts';

const MOST = 1_000;

type Row = Omit<Revision, 'createdAt'> & { createdAt: Date };

/** The number of episodes an edit reached. If it was made elsewhere, that is in the show's revision from the same transaction. */
const REACHES = `case when r.inverse = '[]' then coalesce((select cardinality(s."episodeIds") ${OF_THE_SHOW}), 1) else cardinality(r."episodeIds") end`;
const SELECT = `select r.number, r.operations, r.inverse, r.undoes, r."clientId", u.name as author, r."authorId", r.touches, ${REACHES} as reaches, r.note, r."createdAt"
  from "revision" r left join "user" u on u.id = r."authorId"`;
const told = (rows: readonly Row[]): Revision[] => rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));

@Injectable()
export class ListRevisions {
  constructor(private readonly database: Database, private readonly access: Access) {}

  async run(user: Requester, episodeId: string, after: number): Promise<List<Revision>> {
    await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    const items = await this.after(episodeId, after);
    return { items, total: items.length };
  }

  /** The revisions with a higher number, oldest first. */
  async after(episodeId: string, number: number): Promise<Revision[]> {
    const { rows } = await this.database.pool.query<Row>(`${SELECT} where r."episodeId" = $1 and r.number > $2 order by r.number limit ${MOST}`, [episodeId, number]);
    return told(rows);
  }

  /** The user's newest edit before a revision that is not undone, however long ago, and what others did to the same records since, or merged. */
  async lastOfMine(user: Requester, episodeId: string, before: number): Promise<LastOfMine> {
    await this.access.require(user, 'viewer', { episodeIds: [episodeId] });
    const { rows } = await this.database.pool.query<Row>(
      `${SELECT} where r."episodeId" = $1 and r."authorId" = $2 and r.undoes is null and r.number < $3 and r.operations <> '[]'
          and not exists (select 1 from "revision" back where back."episodeId" = $1 and back.undoes = r.number)
        order by r.number desc limit 1`, [episodeId, user.id, before]);
    const [revision] = told(rows);
    if (!revision) return { revision: null, since: [] };
    const { rows: since } = await this.database.pool.query<Crossing>(
      `select r.number, u.name as author, r.undoes, jsonb_path_query_array(r.operations, '${MERGES}') as operations, (select coalesce(array_agg(touch), '{}') from unnest(r.touches) touch where split_part(touch, '.', 1) = any($4)) as touches
         from "revision" r left join "user" u on u.id = r."authorId"
        where r."episodeId" = $1 and r.number > $2 and r."authorId" is distinct from $3 and (r.operations @? '${MERGES}' or exists (select 1 from unnest(r.touches) touch where split_part(touch, '.', 1) = any($4)))
        order by r.number`, [episodeId, revision.number, user.id, [...new Set(revision.touches.map((touch) => touch.slice(0, touch.indexOf('.'))))]]);
    return { revision, since };
  }
}
