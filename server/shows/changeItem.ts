import { HttpException, Injectable } from '@nestjs/common';
import { picked } from '#core/feed/itemFields';
import type { Episode } from '#core/model/episode';
import type { ItemChange } from '#core/model/item';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { recheck } from '../check/recheck.ts';
import { lockEpisode } from '../edit/lockEpisode.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { ReadEpisode } from './readEpisode.ts';
import { requireEnclosure } from './requireEnclosure.ts';
import { requireItemOfFeed } from './requireItemOfFeed.ts';
import { itemHere, reviseItem } from './reviseItem.ts';

/**
 * Changes the fields of an episode's item other than its notes. If the episode came with a feed, a changed field is a correction until it
 * says again what the feed says. What we know of a recording is stored under its address and length, so after a change of audio, nothing
 * learned from the old recording applies to the new one.
 */
@Injectable()
export class ChangeItem {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly clock: Clock, private readonly readEpisode: ReadEpisode) {}

  /** `version` is the version that the change is based on; if it is outdated, the change is refused. */
  async run(user: Requester, id: string, version: number, { asInFeed = [], ...change }: ItemChange): Promise<Episode> {
    await this.access.require(user, 'editor', { episodeIds: [id] });
    await this.database.transaction(async (transaction) => {
      const { showId } = await lockEpisode(transaction, id, { reachesShow: false });
      const here = await itemHere(transaction, id);
      if (here.version !== version) throw stale(here.version);
      const { item, feed, guid, isOfFeed } = here;
      const after = { ...item, ...change, ...(change.pubDate && { pubDate: new Date(change.pubDate).toISOString() }), ...(feed && picked(feed, asInFeed)) };
      if (feed) requireItemOfFeed({ guid, item, feed }, after);
      if (!(await reviseItem(transaction, { showId, episodeId: id, authorId: user.id, nowMs: this.clock.now() }, here, after))) return;
      if (!feed && isOfFeed) requireEnclosure(after);
      await recheck(transaction, showId, [id]);
      await this.audit.record(transaction, { userId: user.id, showId, action: 'episode.change', subject: id, detail: { fields: [...Object.keys(change), ...asInFeed] } });
    });
    return this.readEpisode.seen(id);
  }
}

const stale = (version: number) =>
  new HttpException({ code: 'stale', message: `The episode’s title, date or audio has been changed in the meantime: it is at version ${version}. Reload it and make your change there.` }, 412);
