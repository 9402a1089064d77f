import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.ts';
import type { Coding } from './acceptEncoding.ts';
import { KeptFeeds } from './store/keptFeeds.ts';

/** What is known of published bytes before they are read. */
export interface Published {
  sha256: Buffer;
  mediaType: string;
  lastModified: Date;
}

export type PublishedFeed = Published & { showId: string; quality: number | null };

const COLUMN: Record<Coding, string> = { identity: 'bytes', gzip: 'gzip', br: 'brotli' };

/** Reads what was published, and nothing that was not. */
@Injectable()
export class PublishedBytes {
  constructor(private readonly database: Database, private readonly feeds: KeptFeeds) {}

  /** The newest feed of a public show, or of a private one by its token. Its date moves when its bytes do. */
  async feed(slug: string, token: string | null): Promise<PublishedFeed | null> {
    const { rows } = await this.database.pool.query<PublishedFeed>(
      `select p.sha256, f."mediaType", p."showId", f.quality,
              (select min(q."publishedAt") from "publication" q where q."showId" = s.id and q.number >
                coalesce((select max(r.number) from "publication" r where r."showId" = s.id and r.sha256 <> p.sha256), 0)) as "lastModified"
         from "show" s
         join lateral (select * from "publication" where "showId" = s.id order by number desc limit 1) p on true
         join "published_feed" f on f."showId" = p."showId" and f.name = p.sha256
        where s.slug = $1 and (case when s.private then s."privateToken" = $2 else $2::text is null end)`,
      [slug, token]);
    return rows[0] ?? null;
  }

  /** A file that some publication linked, however old: its address names its bytes. */
  async file(sha256: Buffer, name: string): Promise<Published | null> {
    const { rows } = await this.database.pool.query<Published>(
      `select b.sha256, b."mediaType", b."createdAt" as "lastModified" from "blob" b
        where b.sha256 = $1 and exists (select from "published_file" f where f.sha256 = b.sha256 and f.name = $2)`,
      [sha256, name]);
    return rows[0] ?? null;
  }

  async ofFeed({ showId, sha256 }: PublishedFeed, coding: Coding): Promise<Buffer> {
    if (coding === 'identity') return this.feeds.whole(showId, sha256);
    return coding === 'gzip' ? this.feeds.gzip(showId, sha256) : this.feeds.brotli(showId, sha256);
  }

  async ofFile({ sha256 }: Published, coding: Coding): Promise<Buffer> {
    const { rows } = await this.database.pool.query<{ bytes: Buffer }>(`select ${COLUMN[coding]} as bytes from "blob" where sha256 = $1`, [sha256]);
    if (!rows[0]) throw new Error('published bytes are gone');
    return rows[0].bytes;
  }
}
