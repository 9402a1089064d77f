import { Injectable, UnprocessableEntityException } from '@nestjs/common';
import { applyAll, needsOf, touchesOf } from '#core/edit/apply';
import type { Operation } from '#core/edit/operation';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { appendRevisions } from './appendRevisions.ts';
import { loadReader } from './loadReader.ts';
import { lockReached } from './lockReached.ts';
import { reachedEpisodes } from './reachedEpisodes.ts';
import { writeChanges } from './writeChanges.ts';

/** Edits a show's speakers: one revision of the show, and one of each episode reached. */
@Injectable()
export class ReviseShow {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService) {}

  /** `speakerIds` are those that the operations name; all must belong to one show. */
  async run(user: Requester, speakerIds: readonly string[], operations: readonly Operation[]): Promise<void> {
    const [showId, other] = await this.access.require(user, 'editor', { speakerIds });
    if (showId === undefined || other !== undefined) throw new UnprocessableEntityException({ code: 'other-show', message: 'The speakers belong to different shows: speakers of one show can be merged.' });
    await this.database.transaction((transaction) => this.within(transaction, user, showId, operations));
  }

  /** As part of a larger transaction; the caller has checked access. */
  async within(transaction: Transaction, user: Requester, showId: string, operations: readonly Operation[], note?: string): Promise<void> {
    await transaction.$queryRaw`select id from "show" where id = ${showId}::uuid for no key update`;
    await lockReached(transaction, showId, [], operations);
    const { reader, episodeOf } = await loadReader(transaction, { showId, episodeId: null, anywhere: [] }, needsOf(operations));
    const outcome = applyAll(reader, operations);
    if (!outcome.ok) throw new UnprocessableEntityException({ code: outcome.failure.code, message: outcome.failure.message, issues: [{ path: outcome.failure.field ?? '', message: outcome.failure.message }] });
    const touches = touchesOf(reader, operations);
    await writeChanges(transaction, { showId, episodeId: null }, reader, outcome.changes);
    const reached = await reachedEpisodes(transaction, reader, outcome.changes, episodeOf, null);
    await appendRevisions(transaction, { showId, episodeId: null, reached, operations, inverse: outcome.inverse, touches, authorId: user.id, note });
    await this.audit.record(transaction, { userId: user.id, showId, action: 'show.revise', subject: showId, detail: { operations: operations.map(({ type }) => type), episodes: reached.size } });
  }
}
