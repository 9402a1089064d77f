import { randomUUID } from 'node:crypto';
import { ConflictException, NotFoundException, Injectable, UnprocessableEntityException } from '@nestjs/common';
import { applyAll, touchesOf } from '#core/edit/apply';
import { readerOf } from '#core/edit/records';
import { picked } from '#core/feed/itemFields';
import type { ConflictChoice, UpstreamState } from '#core/model/upstream';
import { ItemField, ItemFields } from '#core/model/item';
import { ShowChange, ShowInFeed } from '#core/model/show';
import type { MergeConflict } from '#core/upstream/conflict';
import { resolve, type TheirPart } from '#core/upstream/resolve';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { recheck } from '../check/recheck.ts';
import { appendRevisions } from '../edit/appendRevisions.ts';
import { wholeEpisode } from '../edit/bring/wholeEpisode.ts';
import { writeChanges } from '../edit/writeChanges.ts';
import { Clock } from '../platform/clock.ts';
import { askingIn } from '../platform/ask.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { ReadAnew } from '../reader/readAnew.ts';
import { changedFieldsAfter } from '../shows/changedFields.ts';
import { itemHere, reviseItem } from '../shows/reviseItem.ts';
import { placeRecords } from './placeRecords.ts';
import { OPEN_QUESTIONS } from './questions.ts';
import { ReadUpstream } from './readUpstream.ts';

type Row = Pick<NonNullable<Awaited<ReturnType<Transaction['upstreamConflict']['findUnique']>>>, 'id' | 'showId' | 'episodeId' | 'kind' | 'field' | 'recordIds' | 'after' | 'parts' | 'theirs'> & { version: string };

/** Resolves a conflict: with ours, nothing needs to change; with theirs, or a combination of both, it makes a revision. */
@Injectable()
export class ResolveConflict {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly clock: Clock, private readonly state: ReadUpstream, private readonly anew: ReadAnew) {}

  async run(user: Requester, showId: string, conflictId: string, choice: ConflictChoice): Promise<UpstreamState> {
    await this.access.require(user, 'editor', { showIds: [showId] });
    await this.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select id from "show" where id = ${showId}::uuid for no key update`;
      const held = [...new Set((await askedIn(transaction, showId, conflictId, choice)).flatMap(({ episodeId }) => episodeId ?? []))].sort();
      await transaction.$queryRaw`select id from "episode" where id = any(${held}::uuid[]) order by id for update`;
      await this.anew.within(transaction, showId, held);
      // read again under the lock: an edit may have settled or changed it in between
      const all = (await askedIn(transaction, showId, conflictId, choice)).filter(({ episodeId }) => episodeId === null || held.includes(episodeId));
      const [first] = all;
      if (!first) return;
      if (first.kind === 'show') await this.access.require(user, 'publisher', { showIds: [showId] });
      for (const episodeId of held) await this.decide(transaction, user, { showId, episodeId }, all.filter((each) => each.episodeId === episodeId), choice);
      for (const conflict of all.filter(({ kind }) => kind === 'show')) await decideShow(transaction, conflict, choice);
      await transaction.upstreamConflict.updateMany({ where: { id: { in: all.map(({ id }) => id) } }, data: { choice: choice.choice, resolvedBy: user.id, resolvedAt: new Date(this.clock.now()) } });
      await this.audit.record(transaction, { userId: user.id, showId, action: 'upstream.resolve', subject: conflictId, detail: { choice: choice.choice, field: first.field, conflicts: all.length } });
    });
    return this.state.run(user, showId);
  }

  /** Applies the choice to all these conflicts of an episode. */
  private async decide(transaction: Transaction, user: Requester, { showId, episodeId }: { showId: string; episodeId: string }, conflicts: readonly Row[], choice: ConflictChoice): Promise<void> {
    if (choice.choice === 'ours') return;
    for (const conflict of conflicts) {
      if (conflict.kind === 'item') {
        await decideItem(transaction, { showId, episodeId, authorId: user.id, nowMs: this.clock.now() }, ItemField.parse(conflict.field), choice);
        continue;
      }
      const records = await wholeEpisode(askingIn(transaction), { id: episodeId, showId });
      const resolution = resolve(records, conflict as unknown as MergeConflict, conflict.parts as unknown as TheirPart[], randomUUID, choice.choice === 'combined' ? choice.value : undefined);
      if (resolution === null) throw unusable();
      const { operations, places } = resolution;
      if (operations.length === 0) continue;
      const reader = readerOf(records);
      const outcome = applyAll(reader, operations);
      if (!outcome.ok) throw new UnprocessableEntityException({ code: outcome.failure.code, message: outcome.failure.message });
      await writeChanges(transaction, { showId, episodeId }, reader, outcome.changes);
      await appendRevisions(transaction, { showId, episodeId, reached: new Map(), operations, inverse: outcome.inverse, touches: touchesOf(reader, operations), authorId: user.id });
      await placeRecords(transaction, [{ episodeId, places }]);
    }
    await recheck(transaction, showId, [episodeId]);
  }
}

/** The conflicts that this choice resolves; empty if already resolved. */
async function askedIn(transaction: Transaction, showId: string, conflictId: string, { alike, version }: ConflictChoice): Promise<Row[]> {
  const known = await transaction.upstreamConflict.findFirst({ where: { id: conflictId, showId }, select: { resolvedAt: true } });
  if (!known) throw new NotFoundException({ code: 'not-found', message: 'There is no such conflict in this show.' });
  if (known.resolvedAt !== null) return [];
  const ask = askingIn(transaction);
  const [asked] = await ask<Row>(`select * from (${OPEN_QUESTIONS}) q where id = $2::uuid`, [showId, conflictId]);
  if (!asked) return [];
  if (asked.version !== version) throw asksOtherwise();
  return alike ? ask<Row>(`select * from (${OPEN_QUESTIONS}) q where kind = $2 and field = $3 and version = $4 order by id`, [showId, asked.kind, asked.field, version]) : [asked];
}

/** Sets a field of the show to upstream's value, which is then no correction, or to a combined one. */
async function decideShow(transaction: Transaction, { showId, field, theirs }: Row, choice: ConflictChoice): Promise<void> {
  if (choice.choice === 'ours') return;
  const { data } = choice.choice === 'combined' ? ShowChange.safeParse({ [field]: choice.value }) : ShowInFeed.safeParse({ [field]: theirs });
  if (!data) throw unusable();
  const show = await transaction.show.findUniqueOrThrow({ where: { id: showId }, select: { sourceId: true, changedFields: true } });
  const changed = await changedFieldsAfter(transaction, show, data);
  await transaction.show.update({ where: { id: showId }, data: { ...data, changedFields: choice.choice === 'theirs' ? changed.filter((name) => name !== field) : changed, version: { increment: 1 } } });
}

/** Sets a field of the item to the feed's value, which is then no correction; for a title, also to a combined one. */
async function decideItem(transaction: Transaction, home: Parameters<typeof reviseItem>[1], field: ItemField, choice: ConflictChoice): Promise<void> {
  const here = await itemHere(transaction, home.episodeId);
  if (!here.feed) return;
  const title = choice.choice === 'combined' && field === 'title' ? ItemFields.shape.title.safeParse(choice.value).data : undefined;
  if (choice.choice === 'combined' && title === undefined) throw unusable();
  await reviseItem(transaction, home, here, { ...here.item, ...(title === undefined ? picked(here.feed, [field]) : { title }) });
}

const asksOtherwise = () => new ConflictException({ code: 'asks-otherwise', message: 'This was changed meanwhile, here or upstream: look at what both say now, and decide then.' });

const unusable = () => new UnprocessableEntityException({ code: 'unusable', message: 'This is not possible there: a time is like 1:02:03 and before the segment’s end, a title is not empty, an introduction not too long.', issues: [{ path: 'value', message: 'is not possible there' }] });
