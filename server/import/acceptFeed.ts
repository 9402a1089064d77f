import { randomUUID } from 'node:crypto';
import { ConflictException, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { NewShow } from '#core/model/show';
import type { FeedReading, ItemReading } from '#core/feed/reading';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { recheck } from '../check/recheck.ts';
import type { Transaction } from '../platform/database.ts';
import { CreateShow } from '../shows/createShow.ts';
import { insertRows } from '../platform/insertRows.ts';
import { recordsOfReading } from './recordsOfReading.ts';
import { speakersOfShow } from './speakersOfShow.ts';

interface Wish {
  newShow: NewShow;
  ownershipConfirmed: boolean;
  /** The address it was fetched from opens a door. */
  private: boolean;
}

/** A show with all of its episodes out of a feed. */
@Injectable()
export class AcceptFeed {
  constructor(private readonly createShow: CreateShow, private readonly audit: AuditService) {}

  async within(transaction: Transaction, user: Requester, sourceId: string, feed: FeedReading, wish: Wish): Promise<{ showId: string; episodeIds: string[] }> {
    if (feed.show.locked && !wish.ownershipConfirmed) throw locked();
    const { podcastGuid } = feed.show;
    const showId = await this.createShow.within(transaction, user, { ...showFields(feed), ...given(wish.newShow) }, {
      sourceId, private: feed.show.private || wish.private, podcastGuid: z.uuid().safeParse(podcastGuid).success ? podcastGuid : null,
    });
    const { repairedFrom } = await transaction.source.update({ where: { id: sourceId }, data: { showId }, select: { repairedFrom: true } });
    if (repairedFrom !== null) await transaction.source.updateMany({ where: { id: repairedFrom, showId: null }, data: { showId } });
    const episodeIds = await this.insertEpisodes(transaction, showId, sourceId, feed.items);
    await recheck(transaction, showId, episodeIds);
    await this.audit.record(transaction, {
      userId: user.id, showId, action: 'import.accept', subject: sourceId,
      detail: { episodes: episodeIds.length, locked: feed.show.locked, ownershipConfirmed: wish.ownershipConfirmed },
    });
    return { showId, episodeIds };
  }

  private async insertEpisodes(transaction: Transaction, showId: string, sourceId: string, items: readonly ItemReading[]): Promise<string[]> {
    const speakerId = await speakersOfShow(transaction, showId, items.flatMap(({ notes }) => notes.speakers.map(({ name }) => name)));
    const episodes = items.map((item, position) => ({ ...episodeFields(item), id: randomUUID(), showId, sourceId, position }));
    await insertRows(transaction, 'episode', episodes);
    const records = items.map(({ notes }, index) => recordsOfReading(notes, { episodeId: episodes[index]!.id, showId }, speakerId));
    await insertRows(transaction, 'segment', records.flatMap(({ segments }) => segments));
    await insertRows(transaction, 'chapter', records.flatMap(({ chapters }) => chapters));
    await insertRows(transaction, 'reference', records.flatMap(({ references }) => references));
    return episodes.map(({ id }) => id);
  }
}

const given = (show: NewShow): NewShow => Object.fromEntries(Object.entries(show).filter(([, value]) => value !== undefined)) as NewShow;

const showFields = ({ show }: FeedReading) => ({
  link: show.link, description: show.description, language: show.language ?? 'en', author: show.author,
  imageUrl: show.imageUrl, explicit: show.explicit, category: show.category,
});

const episodeFields = ({ key, guid, title, link, pubDate, enclosure, durationMs, notesFormat }: ItemReading) => ({
  key, guid, title, link, pubDate, durationMs, notesFormat,
  enclosureUrl: enclosure?.url ?? null, enclosureLength: enclosure?.length ?? null, enclosureType: enclosure?.type ?? null,
});

const locked = () =>
  new ConflictException({
    code: 'locked', message: 'The feed says that it is locked (podcast:locked): its owner does not want it taken over. Confirm that it is yours to import it all the same.',
    issues: [{ path: 'ownershipConfirmed', message: 'must be true for a locked feed' }],
  });
