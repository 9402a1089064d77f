import { Injectable, NotFoundException } from '@nestjs/common';
import type { Show } from '#core/model/show';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { Database } from '../platform/database.ts';
import { Settings } from '../platform/settings.ts';
import { SHOW_COLUMNS, showOf, type ShowRow } from './showRow.ts';

@Injectable()
export class ReadShow {
  constructor(private readonly database: Database, private readonly access: Access, private readonly settings: Settings) {}

  async run(user: Requester, id: string): Promise<Show> {
    await this.access.require(user, 'viewer', { showIds: [id] });
    return this.seenBy(user, id);
  }

  /** Without an access check, for services that have done it or have just created the show. */
  async seenBy(user: Requester, id: string): Promise<Show> {
    const { rows: [row] } = await this.database.pool.query<ShowRow>(`select ${SHOW_COLUMNS} from "show" s where s.id = $1`, [id]);
    if (!row) throw new NotFoundException({ code: 'not-found', message: 'There is no such show, or you may not see it.' });
    return showOf(row, user, this.settings.publicUrl);
  }
}
