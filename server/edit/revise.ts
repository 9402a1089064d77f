import { BadRequestException, ConflictException, Injectable, UnprocessableEntityException } from '@nestjs/common';
import { applyAll, needsOf, singlesOf, touchesOf } from '#core/edit/apply';
import type { Operation } from '#core/edit/operation';
import { rebaseAll } from '#core/edit/rebase';
import type { Conflict, NewRevision, Revision } from '#core/model/revision';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { appendRevisions } from './appendRevisions.ts';
import { askOfHalves } from './askOfHalves.ts';
import { followMerges } from './followMerges.ts';
import { ListRevisions } from './listRevisions.ts';
import { loadReader } from './loadReader.ts';
import { lockEpisode } from './lockEpisode.ts';
import { overOthers } from './overOthers.ts';
import { reachedEpisodes } from './reachedEpisodes.ts';
import { writeChanges } from './writeChanges.ts';

/** Appends a revision to an episode. The cost depends on what it changes, not on the length of the episode. */
@Injectable()
export class Revise {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly revisions: ListRevisions) {}

  /** @returns the revisions since the base revision, the new one last; a repeated `clientId` makes no new one */
  async run(user: Requester, episodeId: string, body: NewRevision): Promise<Revision[]> {
    await this.access.require(user, 'editor', { episodeIds: [episodeId] });
    await this.database.transaction((transaction) => this.within(transaction, user, episodeId, body));
    return this.revisions.after(episodeId, body.baseRevision);
  }

  /** As part of a larger transaction; the caller has checked access. */
  async within(transaction: Transaction, user: Pick<Requester, 'id'>, episodeId: string, { baseRevision, operations: given, clientId, undoes }: NewRevision, note?: string): Promise<void> {
    const { showId, revision } = await lockEpisode(transaction, episodeId, { reachesShow: given.flatMap(singlesOf).some(({ type }) => OF_THE_SHOW.has(type)), operations: given });
    if ((await transaction.revision.count({ where: { episodeId, clientId } })) > 0) return;
    if (baseRevision > revision || (undoes !== undefined && undoes > revision)) throw unknownRevision(revision);
    const newer = baseRevision < revision ? await transaction.revision.findMany({ where: { episodeId, number: { gt: baseRevision } }, select: { touches: true } }) : [];
    const load = (operations: readonly Operation[]) => loadReader(transaction, { showId, episodeId, anywhere: relabelled(operations) }, needsOf(operations));
    const asGiven = await load(given);
    const followed = await followMerges(transaction, showId, asGiven.reader, given);
    const { reader, episodeOf } = followed === given ? asGiven : await load(followed);
    const rebased = rebaseAll(reader, followed, newer);
    if (!rebased.ok) throw conflicting(rebased.conflicts, revision);
    const { operations } = rebased;
    if (operations.length === 0) return;
    const outcome = applyAll(reader, operations);
    if (!outcome.ok) throw new UnprocessableEntityException({ code: outcome.failure.code, message: outcome.failure.message, issues: [{ path: `operations.${outcome.index}`, message: outcome.failure.message }] });
    const unseen = await overOthers(transaction, reader, operations, outcome.changes);
    if (unseen.length > 0) throw conflicting(unseen, revision);
    const touches = touchesOf(reader, operations);
    await writeChanges(transaction, { showId, episodeId }, reader, outcome.changes);
    await askOfHalves(transaction, episodeId, operations);
    const reached = await reachedEpisodes(transaction, reader, outcome.changes, episodeOf, episodeId);
    await appendRevisions(transaction, { showId, episodeId, reached, operations, inverse: outcome.inverse, touches, authorId: user.id, note, clientId, undoes });
    await this.audit.record(transaction, { userId: user.id, showId, action: 'episode.revise', subject: episodeId, detail: { number: revision + 1, operations: operations.map(({ type }) => type).slice(0, 20) } });
  }
}

const OF_THE_SHOW = new Set(['addSpeaker', 'renameSpeaker', 'mergeSpeakers', 'deleteSpeaker']);

const relabelled = (operations: readonly Operation[]): string[] => operations.flatMap(singlesOf).flatMap((single) => (single.type === 'setSpeaker' ? single.segmentIds : []));

export const unknownRevision = (revision: number) =>
  new BadRequestException({ code: 'unknown-revision', message: `The episode is at revision ${revision}; a later one is not known here. Load it again.` });

const conflicting = (conflicts: Conflict[], revision: number) =>
  new ConflictException({ code: 'conflict', message: 'Someone else changed the same place meanwhile.', conflicts, revision });
