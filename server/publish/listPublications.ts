import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Publication as Schema } from '#core/model/publication';
import { mayIn, visibleShowIds, type Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { Settings } from '../platform/settings.ts';
import { feedPath } from '../shows/feedPath.ts';
import { idList, paging, type List } from '../shows/listQuery.ts';
import { Where } from '../shows/where.ts';
import type { Written } from './putOut.ts';
import type { ShowToPublish } from './showToPublish.ts';

export const PublicationQuery = z.strictObject({
  ...paging,
  showId: z.uuid().optional(),
  ids: idList.optional(),
  sort: z.enum(['id', 'number', 'publishedAt', 'showTitle', 'bytes']).default('publishedAt'),
  order: z.enum(['asc', 'desc']).default('desc'),
});
export type PublicationQuery = z.infer<typeof PublicationQuery>;

type Publication = z.infer<typeof Schema>;

interface Row extends Omit<Publication, 'publishedAt' | 'feedUrl'> {
  publishedAt: Date;
  slug: string;
  private: boolean;
  privateToken: string | null;
}

const SORTS: Record<PublicationQuery['sort'], string> = { id: 'id', number: 'number', publishedAt: '"publishedAt"', showTitle: 'lower("showTitle")', bytes: 'bytes' };

const COLUMNS = `p.id, p."showId", s.title as "showTitle", p.number, p.summary, p.note, p.overrides, p."rollsBack", u.name as "publishedBy", p."publishedAt", f.length as bytes, s.slug, s.private, s."privateToken"`;
const FROM = `from "publication" p join "show" s on s.id = p."showId" join "published_feed" f on f."showId" = p."showId" and f.name = p.sha256 left join "user" u on u.id = p."publishedBy"`;

@Injectable()
export class ListPublications {
  constructor(private readonly database: Database, private readonly settings: Settings) {}

  async run(user: Requester, { showId, ids, sort, order, page, perPage }: PublicationQuery): Promise<List<Publication>> {
    const where = new Where().and('p."showId" = any($?::uuid[])', visibleShowIds(user)).and('p."showId" = $?::uuid', showId).and('p.id = any($?::uuid[])', ids);
    const { rows: [counted] } = await this.database.pool.query<{ total: number }>(`select count(*)::int as total ${FROM} ${where}`, where.values);
    const { rows } = await this.database.pool.query<Row>(
      `select * from (select ${COLUMNS} ${FROM} ${where}) listed order by ${SORTS[sort]} ${order}, number ${order}, id limit ${perPage} offset ${(page - 1) * perPage}`, where.values);
    return { items: rows.map((row) => this.publicationOf(user, row)), total: counted!.total };
  }

  /** One publication, without an access check, for services that have done it. */
  async seen(user: Requester, id: string): Promise<Publication> {
    const { rows: [row] } = await this.database.pool.query<Row>({ name: 'a publication', text: `select ${COLUMNS} ${FROM} where p.id = $1`, values: [id] });
    return this.publicationOf(user, row!);
  }

  /** One that the user has just made, without reading it again. */
  made(user: Requester, { id: showId, title: showTitle, slug, private: hidden, privateToken }: ShowToPublish, written: Written, bytes: number): Publication {
    return this.publicationOf(user, { ...written, showId, showTitle, publishedBy: user.name, bytes, slug, private: hidden, privateToken });
  }

  private publicationOf(user: Requester, { slug, private: hidden, privateToken, publishedAt, ...row }: Row): Publication {
    const { publicUrl } = this.settings;
    const knowable = publicUrl !== null && (!hidden || mayIn(user, row.showId, 'publisher'));
    return { ...row, publishedAt: publishedAt.toISOString(), feedUrl: knowable ? `${publicUrl}${feedPath({ slug, private: hidden, privateToken })}` : null };
  }
}
