import { Injectable, NotFoundException } from '@nestjs/common';
import type { Episode } from '#core/model/episode';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { COUNTS, EPISODE_COLUMNS, episodeOf, type EpisodeRow } from './episodeRow.ts';

@Injectable()
export class ReadEpisode {
  constructor(private readonly database: Database, private readonly access: Access) {}

  async run(user: Requester, id: string): Promise<Episode> {
    await this.access.require(user, 'viewer', { episodeIds: [id] });
    return this.seen(id);
  }

  /** Without an access check, for services that have done it. */
  async seen(id: string): Promise<Episode> {
    const { rows: [row] } = await this.database.pool.query<EpisodeRow>(
      `select ${EPISODE_COLUMNS}, ${COUNTS('e')} from "episode" e join "show" s on s.id = e."showId" where e.id = $1`, [id]);
    if (!row) throw new NotFoundException({ code: 'not-found', message: 'There is no such episode, or you may not see it.' });
    return episodeOf(row);
  }
}
