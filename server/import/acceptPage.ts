import { randomUUID } from 'node:crypto';
import { ConflictException, Injectable } from '@nestjs/common';
import type { AcceptImport } from '#core/model/import';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { recheck } from '../check/recheck.ts';
import type { Transaction } from '../platform/database.ts';
import { CreateShow } from '../shows/createShow.ts';
import { insertRows } from '../platform/insertRows.ts';
import { recordsOfReading } from './recordsOfReading.ts';
import { speakersOfShow } from './speakersOfShow.ts';
import type { UnderstoodNotes } from './understand.ts';

/** An episode out of a page of show notes, in a show made in Stet: a feed that came from elsewhere gets its items there. */
@Injectable()
export class AcceptPage {
  constructor(private readonly createShow: CreateShow, private readonly audit: AuditService) {}

  async within(transaction: Transaction, user: Requester, sourceId: string, { format, notes }: UnderstoodNotes, body: AcceptImport): Promise<{ showId: string; episodeIds: string[] }> {
    const showId = body.showId ?? (await this.createShow.within(transaction, user, body.newShow!));
    const show = await transaction.show.findUniqueOrThrow({ where: { id: showId }, select: { sourceId: true } });
    if (show.sourceId !== null) throw hasFeed();
    await transaction.source.update({ where: { id: sourceId }, data: { showId } });
    const id = randomUUID();
    await transaction.episode.create({
      data: {
        id, showId, sourceId, key: id, guid: id, position: await transaction.episode.count({ where: { showId } }),
        title: body.title ?? notes.title ?? 'Untitled', pubDate: body.pubDate ?? null, enclosureUrl: body.enclosureUrl ?? null, notesFormat: format,
      },
    });
    const speakerId = await speakersOfShow(transaction, showId, notes.speakers.map(({ name }) => name));
    const records = recordsOfReading(notes, { episodeId: id, showId }, speakerId);
    await insertRows(transaction, 'segment', records.segments);
    await insertRows(transaction, 'chapter', records.chapters);
    await insertRows(transaction, 'reference', records.references);
    await recheck(transaction, showId, [id]);
    await this.audit.record(transaction, { userId: user.id, showId, action: 'import.accept', subject: sourceId, detail: { episodeId: id } });
    return { showId, episodeIds: [id] };
  }
}

const hasFeed = () =>
  new ConflictException({ code: 'show-has-feed', message: 'This show came from a feed: its episodes are published where the feed is made. Choose a show made in Stet, or a new one.', issues: [{ path: 'showId', message: 'is a show that came from a feed' }] });
