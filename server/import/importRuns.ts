import { ForbiddenException, HttpException, Injectable, NotFoundException } from '@nestjs/common';
import { AcceptImport as Wish, type ImportProgress } from '#core/model/import';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { requesterOf } from '../access/requesterOf.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { AcceptImport } from './acceptImport.ts';
import { Forgotten } from './forgotten.ts';
import { problemOf } from './problemOf.ts';

const JOB = 'import.accept';
/** An import without progress for this long has lost its server, and may be started again. */
const STALLED_MS = 60_000;
/** A little longer than the transaction may take. */
const EXPIRE_SECONDS = 11 * 60;

/**
 * Accepts large imports in a job that reports its progress, so that nobody has to keep a connection open. It is still one transaction, so
 * a server that dies leaves nothing behind, and doing it twice has the effect of doing it once.
 */
@Injectable()
export class ImportRuns {
  constructor(private readonly database: Database, private readonly access: Access, private readonly jobs: Jobs, private readonly clock: Clock, private readonly accept: AcceptImport) {
    jobs.register<{ sourceId: string }>(JOB, ({ sourceId }, signal) => this.do(sourceId, signal), { retries: 3, expireInSeconds: EXPIRE_SECONDS });
  }

  /** Starts an import, or restarts one that failed or lost its server; one that is running is left alone. */
  async start(user: Requester, sourceId: string, wish: Wish): Promise<ImportProgress> {
    await this.accept.check(user, sourceId, wish);
    await this.database.transaction(async (transaction) => {
      const run = await transaction.importRun.findUnique({ where: { sourceId } });
      if (run?.state === 'running' && !this.isStalled(run.at)) return;
      const total = wish.episodes?.length ?? Math.max(1, await transaction.sourceItem.count({ where: { sourceId } }));
      const begun = { userId: user.id, wish: JSON.parse(JSON.stringify(wish)), state: 'running', done: 0, total, at: new Date(this.clock.now()) };
      await transaction.importRun.upsert({ where: { sourceId }, create: { sourceId, ...begun }, update: begun });
      await this.jobs.enqueue(transaction, JOB, { sourceId }, { key: sourceId });
    });
    return this.progress(user, sourceId);
  }

  async progress(user: Requester, sourceId: string): Promise<ImportProgress> {
    await this.access.require(user, 'viewer', { sourceIds: [sourceId] });
    const run = await this.database.prisma.importRun.findUnique({ where: { sourceId }, include: { source: { select: { showId: true } } } });
    if (!run) throw new NotFoundException({ code: 'not-found', message: 'This import was not begun in the background.' });
    const { done, total, at, problem, source: { showId } } = run;
    // if there is a show, it is done, even if the server died before reporting that
    const state = showId === null ? run.state as ImportProgress['state'] : 'done';
    return { state, done: state === 'done' ? total : done, total, stalled: state === 'running' && this.isStalled(at), showId, problem: state === 'failed' ? problem as ImportProgress['problem'] : null };
  }

  private async do(sourceId: string, signal: AbortSignal): Promise<void> {
    const run = await this.database.prisma.importRun.findUnique({ where: { sourceId }, include: { source: { select: { showId: true } } } });
    if (run?.state !== 'running' || run.source.showId !== null) return;
    try {
      const user = await requesterOf(this.database, run.userId);
      if (!user) throw new ForbiddenException('Whoever started this import no longer has access.');
      await this.told(sourceId, { done: 0 });
      await this.accept.run(user, sourceId, Wish.parse(run.wish), async (done) => {
        signal.throwIfAborted();
        await this.told(sourceId, { done });
      });
      await this.told(sourceId, { state: 'done', done: run.total });
    } catch (error) {
      if (error instanceof Forgotten) return;
      if (signal.aborted) throw error; // another server will do it
      await this.told(sourceId, { state: 'failed', problem: problemOf(error) });
      if (!(error instanceof HttpException)) throw error;
    }
  }

  /** Outside the import's own transaction, so that progress is visible at once. */
  private async told(sourceId: string, news: { state?: string; done?: number; problem?: object }): Promise<void> {
    const { count } = await this.database.prisma.importRun.updateMany({ where: { sourceId }, data: { ...news, at: new Date(this.clock.now()) } });
    if (count === 0) throw new Forgotten();
  }

  private isStalled(at: Date): boolean {
    return this.clock.now() - at.getTime() > STALLED_MS;
  }
}
