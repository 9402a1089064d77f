import { randomUUID } from 'node:crypto';
import { setImmediate as otherRequests } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { toldBy } from '#core/feed/get';
import { itemFieldsOf } from '#core/feed/itemFields';
import type { ItemReading } from '#core/feed/reading';
import { calledHere } from '#core/notes/called';
import { READER } from '#core/notes/reader';
import { recheck } from '../check/recheck.ts';
import { keepLinks } from '../linked/keepLinks.ts';
import { askForLinked } from '../linked/linkedJob.ts';
import type { Transaction } from '../platform/database.ts';
import { insertRows } from '../platform/insertRows.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { recordsOfReading } from './recordsOfReading.ts';
import { SourceItems, type PlacedItem } from './sourceItems.ts';
import { speakersOfShow } from './speakersOfShow.ts';

/** Called after each batch with the number of episodes so far. */
export type Progress = (done: number) => Promise<void>;

/** Makes episodes with their records from items of a feed. Only one batch is in memory at a time, however long the archive. */
@Injectable()
export class TakeIn {
  constructor(private readonly items: SourceItems, private readonly jobs: Jobs) {}

  /** @returns the ids of the episodes, in feed order */
  async within(transaction: Transaction, { showId, sourceId }: { showId: string; sourceId: string }, items: readonly PlacedItem[], progress?: Progress): Promise<string[]> {
    const ids: string[] = [];
    let links = false;
    for await (const batch of this.items.inBatches(transaction, sourceId, items)) {
      const added = await insertEpisodes(transaction, showId, sourceId, batch);
      links = (await keepLinks(transaction, showId, batch.map(({ item }, index) => ({ episodeId: added[index]!, item })))) || links;
      await recheck(transaction, showId, added, new Map(batch.map(({ item }, index) => [added[index]!, item.notes.warnings])));
      ids.push(...added);
      await progress?.(ids.length);
    }
    if (links) await askForLinked(this.jobs, transaction, showId);
    return ids;
  }
}

async function insertEpisodes(transaction: Transaction, showId: string, sourceId: string, batch: readonly { position: number; item: ItemReading }[]): Promise<string[]> {
  for (const { item } of batch) {
    void item.notes; // parses the notes now, so that other requests get their turn between two items
    await otherRequests();
  }
  const { idOf, nameOf } = await speakersOfShow(transaction, showId, batch.flatMap(({ item }) => item.notes.speakers.map(({ name }) => name)));
  const episodes = batch.map(({ position, item }) => ({ ...episodeFields(item), id: randomUUID(), showId, sourceId, position, calledHere: calledHere(item.notes.speakers.map(({ name }) => name), nameOf) }));
  await insertRows(transaction, 'episode', episodes);
  const records = batch.map(({ item }, index) => recordsOfReading(toldBy(item), { episodeId: episodes[index]!.id, showId }, idOf));
  await insertRows(transaction, 'segment', records.flatMap(({ segments }) => segments));
  await insertRows(transaction, 'chapter', records.flatMap(({ chapters }) => chapters));
  await insertRows(transaction, 'reference', records.flatMap(({ references }) => references));
  return episodes.map(({ id }) => id);
}

/** The columns of an episode that come from its item. */
const episodeFields = (item: ItemReading) => ({ key: item.key, guid: item.guid, notesFormat: item.notesFormat, reader: READER, sourceIntroduction: item.notes.introduction, ...itemFieldsOf(item) });
