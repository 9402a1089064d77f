import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AcceptImport } from '#core/model/import';
import { calledHere } from '#core/notes/called';
import { READER } from '#core/notes/reader';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { recheck } from '../check/recheck.ts';
import { Clock } from '../platform/clock.ts';
import type { Transaction } from '../platform/database.ts';
import { CreateShow } from '../shows/createShow.ts';
import { requireEnclosure } from '../shows/requireEnclosure.ts';
import { insertRows } from '../platform/insertRows.ts';
import { recordsOfReading } from './recordsOfReading.ts';
import { speakersOfShow } from './speakersOfShow.ts';
import type { UnderstoodNotes } from './understand.ts';

/** Makes an episode of a page of show notes. In a show that came from a feed, publishing adds it as a new item. */
@Injectable()
export class AcceptPage {
  constructor(private readonly createShow: CreateShow, private readonly audit: AuditService, private readonly clock: Clock) {}

  async within(transaction: Transaction, user: Requester, sourceId: string, { format, notes }: UnderstoodNotes, body: AcceptImport): Promise<{ showId: string; episodeIds: string[] }> {
    const showId = body.showId ?? (await this.createShow.within(transaction, user, body.newShow!));
    const show = await transaction.show.findUniqueOrThrow({ where: { id: showId }, select: { sourceId: true } });
    if (show.sourceId !== null) requireEnclosure(body);
    await transaction.source.update({ where: { id: sourceId }, data: { showId } });
    const id = randomUUID();
    const last = await transaction.episode.findFirst({ where: { showId }, orderBy: { position: 'desc' }, select: { position: true } });
    await transaction.episode.create({
      data: {
        id, showId, sourceId, key: id, guid: id, position: (last?.position ?? -1) + 1,
        title: body.title ?? notes.title ?? 'Untitled', sourceIntroduction: notes.introduction, pubDate: body.pubDate ?? (show.sourceId === null ? null : wholeSecond(this.clock.now())), notesFormat: format, reader: READER,
        enclosureUrl: body.enclosureUrl ?? null, enclosureLength: body.enclosureLength ?? null, enclosureType: body.enclosureType ?? null,
      },
    });
    const labels = notes.speakers.map(({ name }) => name);
    const { idOf, nameOf } = await speakersOfShow(transaction, showId, labels);
    const called = calledHere(labels, nameOf);
    if (called) await transaction.episode.update({ where: { id }, data: { calledHere: called } });
    const records = recordsOfReading(notes, { episodeId: id, showId }, idOf);
    await insertRows(transaction, 'segment', records.segments);
    await insertRows(transaction, 'chapter', records.chapters);
    await insertRows(transaction, 'reference', records.references);
    await recheck(transaction, showId, [id], new Map([[id, notes.warnings]]));
    await this.audit.record(transaction, { userId: user.id, showId, action: 'import.accept', subject: sourceId, detail: { episodeId: id } });
    return { showId, episodeIds: [id] };
  }
}

/** Feeds write dates in whole seconds. */
const wholeSecond = (ms: number): Date => new Date(Math.floor(ms / 1000) * 1000);
