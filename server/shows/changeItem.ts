import { ConflictException, HttpException, Injectable } from '@nestjs/common';
import { describeItem } from '#core/feed/describe/item';
import { summaryOf } from '#core/feed/describe/describe';
import type { Episode } from '#core/model/episode';
import type { ItemChange } from '#core/model/item';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { recheck } from '../check/recheck.ts';
import { appendRevisions } from '../edit/appendRevisions.ts';
import { lockEpisode } from '../edit/lockEpisode.ts';
import { Database } from '../platform/database.ts';
import { itemOf } from '../publish/publishedView.ts';
import { ReadEpisode } from './readEpisode.ts';
import { requireEnclosure } from './requireEnclosure.ts';

/**
 * Changes what the item of an episode that was made here says besides its notes. That is a revision without operations: it waits to be
 * published like every other, and is in the history. Whatever is known of a recording is known by its address and length, so what was
 * heard of the one before is not taken for that of another.
 */
@Injectable()
export class ChangeItem {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly readEpisode: ReadEpisode) {}

  /** `version` is what the change was made on; another one since then refuses it. */
  async run(user: Requester, id: string, version: number, change: ItemChange): Promise<Episode> {
    await this.access.require(user, 'editor', { episodeIds: [id] });
    await this.database.transaction(async (transaction) => {
      const { showId } = await lockEpisode(transaction, id, { reachesShow: false });
      const { source, show, version: now, ...row } = await transaction.episode.findUniqueOrThrow({
        where: { id }, select: {
          title: true, link: true, pubDate: true, enclosureUrl: true, enclosureLength: true, enclosureType: true, durationMs: true, version: true,
          source: { select: { kind: true } }, show: { select: { sourceId: true } },
        },
      });
      if (source.kind !== 'notes') throw fromFeed();
      if (now !== version) throw stale(now);
      const before = itemOf(row);
      const after = { ...before, ...change, ...(change.pubDate && { pubDate: new Date(change.pubDate).toISOString() }) };
      const details = describeItem(before, after);
      if (details.length === 0) return;
      if (show.sourceId !== null) requireEnclosure(after);
      await transaction.episode.update({ where: { id }, data: { ...after, version: { increment: 1 } } });
      await appendRevisions(transaction, { showId, episodeId: id, reached: new Map(), operations: [], inverse: [], touches: [], authorId: user.id, note: summaryOf(details).join(', ') });
      await recheck(transaction, showId, [id]);
      await this.audit.record(transaction, { userId: user.id, showId, action: 'episode.change', subject: id, detail: { fields: Object.keys(change) } });
    });
    return this.readEpisode.seen(id);
  }
}

const fromFeed = () => new ConflictException({ code: 'from-feed', message: 'This episode came with a feed: its title, link, date and audio come from there and follow it. Change them where the feed is made.' });

const stale = (version: number) =>
  new HttpException({ code: 'stale', message: `The episode’s title, date or audio was changed meanwhile: it is at version ${version}. Load it again and make your change there.` }, 412);
