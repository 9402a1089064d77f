import { Injectable } from '@nestjs/common';
import { needsOf } from '#core/edit/apply';
import type { Operation } from '#core/edit/operation';
import { takeBackRun } from '#core/glossary/takeBackRun';
import type { GlossaryKept } from '#core/model/glossary';
import type { Conflict } from '#core/model/revision';
import { loadReader } from '../edit/loadReader.ts';
import { lockEpisode } from '../edit/lockEpisode.ts';
import { Revise } from '../edit/revise.ts';
import { Database } from '../platform/database.ts';

const TIMEOUT_MS = 5 * 60_000;

/** Takes back what a run did to one episode, in one revision; what was changed again since stays, and is told with its reason. */
@Injectable()
export class TakeBackEpisode {
  constructor(private readonly database: Database, private readonly revise: Revise) {}

  async run({ runId, userId }: { runId: string; userId: string }, episodeId: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const [row] = await transaction.$queryRaw<{ revision: number }[]>`
        select revision from "glossary_run_episode" where "runId" = ${runId}::uuid and "episodeId" = ${episodeId}::uuid and "revertState" = 'waiting' for update skip locked`;
      if (!row) return;
      const { showId, revision } = await lockEpisode(transaction, episodeId, { reachesShow: false });
      const made = await transaction.revision.findUniqueOrThrow({ where: { episodeId_number: { episodeId, number: row.revision } }, select: { inverse: true } });
      const inverse = made.inverse as unknown as Operation[];
      const newer = await transaction.revision.findMany({ where: { episodeId, number: { gt: row.revision } }, select: { touches: true } });
      const { reader } = await loadReader(transaction, { showId, episodeId, anywhere: [] }, needsOf(inverse));
      const { operations, kept } = takeBackRun(reader, inverse, newer);
      if (operations.length > 0) {
        const undoes = kept.length === 0 ? { undoes: row.revision } : {};
        await this.revise.within(transaction, { id: userId }, episodeId, { baseRevision: revision, operations, clientId: `glossary-back-${runId}`, ...undoes }, 'glossary taken back');
      }
      const told = kept.map((conflict) => keptOf(conflict, reader.get('segments', conflict.recordId)?.startMs ?? null));
      await transaction.glossaryRunEpisode.update({ where: { runId_episodeId: { runId, episodeId } }, data: { revertState: 'done', problem: null, revertRevision: operations.length > 0 ? revision + 1 : null, kept: told } });
    }, { timeout: TIMEOUT_MS });
  }
}

const keptOf = ({ recordId, yours, theirs }: Conflict, startMs: number | null): GlossaryKept => ({
  recordId, startMs, restored: String(yours ?? ''), now: theirs === null ? null : String(theirs),
  why: theirs === null ? 'It was deleted since.' : 'The same words were changed again since.',
});
