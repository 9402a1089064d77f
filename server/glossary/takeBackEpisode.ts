import { Injectable } from '@nestjs/common';
import { needsOf } from '#core/edit/apply';
import type { Operation } from '#core/edit/operation';
import { takeBackRun } from '#core/glossary/takeBackRun';
import type { GlossaryKept } from '#core/model/glossary';
import type { Conflict } from '#core/model/revision';
import { loadReader } from '../edit/loadReader.ts';
import { lockEpisode } from '../edit/lockEpisode.ts';
import { Revise } from '../edit/revise.ts';
import { Database, type Transaction } from '../platform/database.ts';

const TIMEOUT_MS = 5 * 60_000;

interface Asked {
  runId: string;
  userId: string;
}

/** Takes back what a run did to one episode, or applies it again, in one revision; what was changed since stays, and is reported with the reason. */
@Injectable()
export class TakeBackEpisode {
  constructor(private readonly database: Database, private readonly revise: Revise) {}

  async run({ runId, userId }: Asked, episodeId: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const [row] = await transaction.$queryRaw<{ revision: number }[]>`
        select revision from "glossary_run_episode" where "runId" = ${runId}::uuid and "episodeId" = ${episodeId}::uuid and "revertState" = 'waiting' for update skip locked`;
      if (!row) return;
      const { revision, kept } = await this.turnRound(transaction, userId, episodeId, row.revision, { clientId: `glossary-back-${runId}`, note: 'glossary taken back', tells: true });
      await transaction.glossaryRunEpisode.update({ where: { runId_episodeId: { runId, episodeId } }, data: { revertState: 'done', problem: null, revertRevision: revision, kept } });
    }, { timeout: TIMEOUT_MS });
  }

  /** Undoes the taking back of another run, as an edit of this run, which can be taken back in turn. */
  async again(takenBack: string, { runId, userId }: Asked, episodeId: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const [row] = await transaction.$queryRaw<{ revision: number }[]>`
        select back."revertRevision" as revision from "glossary_run_episode" own join "glossary_run_episode" back on back."runId" = ${takenBack}::uuid and back."episodeId" = own."episodeId"
         where own."runId" = ${runId}::uuid and own."episodeId" = ${episodeId}::uuid and own.state = 'waiting' for update of own skip locked`;
      if (!row) return;
      const { revision, kept } = await this.turnRound(transaction, userId, episodeId, row.revision, { clientId: `glossary-${runId}`, note: 'glossary applied again', tells: false });
      await transaction.glossaryRunEpisode.update({ where: { runId_episodeId: { runId, episodeId } }, data: { state: 'done', problem: null, revision, kept } });
    }, { timeout: TIMEOUT_MS });
  }

  /**
   * @param number the revision to take back
   * @param as with `tells`, the new revision says which one it undoes, provided that nothing was left out
   * @returns the new revision, if any, and what was left as it is
   */
  private async turnRound(transaction: Transaction, userId: string, episodeId: string, number: number, as: { clientId: string; note: string; tells: boolean }): Promise<{ revision: number | null; kept: GlossaryKept[] }> {
    const { showId, revision } = await lockEpisode(transaction, episodeId, { reachesShow: false });
    const made = await transaction.revision.findUniqueOrThrow({ where: { episodeId_number: { episodeId, number } }, select: { inverse: true } });
    const inverse = made.inverse as unknown as Operation[];
    const newer = await transaction.revision.findMany({ where: { episodeId, number: { gt: number } }, select: { touches: true } });
    const { reader } = await loadReader(transaction, { showId, episodeId, anywhere: [] }, needsOf(inverse));
    const { operations, kept } = takeBackRun(reader, inverse, newer);
    if (operations.length > 0) {
      const undoes = as.tells && kept.length === 0 ? { undoes: number } : {};
      await this.revise.within(transaction, { id: userId }, episodeId, { baseRevision: revision, operations, clientId: as.clientId, ...undoes }, as.note);
    }
    return { revision: operations.length > 0 ? revision + 1 : null, kept: kept.map((conflict) => keptOf(conflict, reader.get('segments', conflict.recordId)?.startMs ?? null)) };
  }
}

const keptOf = ({ recordId, yours, theirs }: Conflict, startMs: number | null): GlossaryKept => ({
  recordId, startMs, restored: String(yours ?? ''), now: theirs === null ? null : String(theirs),
  why: theirs === null ? 'It was deleted since.' : 'The same words were changed again since.',
});
