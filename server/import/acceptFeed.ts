import { ConflictException, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ShowReading } from '#core/feed/reading';
import type { NewShow } from '#core/model/show';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import type { Transaction } from '../platform/database.ts';
import { CreateShow } from '../shows/createShow.ts';
import { chosenOf } from './chosenOf.ts';
import { SourceItems } from './sourceItems.ts';
import { TakeIn, type Progress } from './takeIn.ts';

interface Wish {
  newShow: NewShow;
  ownershipConfirmed: boolean;
  /** Whether the address it was fetched from contains credentials. */
  private: boolean;
  /** Keys of the items that become episodes; absent: all. The others stay in the feed unchanged. */
  episodes?: readonly string[];
}

/** Makes a show of a feed, with all of its episodes or the chosen ones. */
@Injectable()
export class AcceptFeed {
  constructor(private readonly createShow: CreateShow, private readonly audit: AuditService, private readonly items: SourceItems, private readonly takeIn: TakeIn) {}

  async within(transaction: Transaction, user: Requester, sourceId: string, wish: Wish, progress?: Progress): Promise<{ showId: string; episodeIds: string[] }> {
    const placed = await this.items.placed(transaction, sourceId);
    const show = await this.items.show(transaction, sourceId);
    if (show.locked && !wish.ownershipConfirmed) throw locked();
    const chosen = chosenOf(placed, wish.episodes);
    const { podcastGuid } = show;
    const showId = await this.createShow.within(transaction, user, { ...showFields(show), ...given(wish.newShow) }, {
      sourceId, private: show.private || wish.private, podcastGuid: z.uuid().safeParse(podcastGuid).success ? podcastGuid : null,
    });
    const { repairedFrom } = await transaction.source.update({ where: { id: sourceId }, data: { showId }, select: { repairedFrom: true } });
    if (repairedFrom !== null) await transaction.source.updateMany({ where: { id: repairedFrom, showId: null }, data: { showId } });
    const episodeIds = await this.takeIn.within(transaction, { showId, sourceId }, chosen, progress);
    await this.audit.record(transaction, {
      userId: user.id, showId, action: 'import.accept', subject: sourceId,
      detail: { episodes: episodeIds.length, left: placed.length - episodeIds.length, locked: show.locked, ownershipConfirmed: wish.ownershipConfirmed },
    });
    return { showId, episodeIds };
  }
}

const given = (show: NewShow): NewShow => Object.fromEntries(Object.entries(show).filter(([, value]) => value !== undefined)) as NewShow;

const showFields = (show: ShowReading) => ({
  link: show.link, description: show.description, language: show.language, author: show.author,
  imageUrl: show.imageUrl, explicit: show.explicit, category: show.category,
});

const locked = () =>
  new ConflictException({
    code: 'locked', message: 'The feed says that it is locked (podcast:locked): its owner does not want it taken over. Confirm that it is yours to import it all the same.',
    issues: [{ path: 'ownershipConfirmed', message: 'must be true for a locked feed' }],
  });
