import { ForbiddenException, HttpException, Injectable } from '@nestjs/common';
import { mayIn } from '../../access/requester.ts';
import { requesterOf } from '../../access/requesterOf.ts';
import { askingIn } from '../../platform/ask.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Writes } from '../../platform/writes.ts';
import { Compose } from '../compose.ts';
import { Obstacles } from '../obstacles.ts';
import { TIMEOUT_MS } from '../publish.ts';
import { isPublicAlready } from '../isPublicAlready.ts';
import { changedSince, PutOut } from '../putOut.ts';
import { scheduledWish, type Scheduled, type ScheduledEpisode } from './scheduledWish.ts';

export const PUBLISH_SCHEDULED = 'publish-scheduled';

/** Attempts if something else is published between composing and publishing; composing again will probably work. */
const TRIES = 3;
/** Attempts after failures that are not the publication's fault, such as a lost connection or a stopped server. */
const MOST_ATTEMPTS = 5;
/** Attempts, one a minute, while something is in the way that may pass by itself. */
const MOST_WHILE_PASSING = 60;
/** The proxy in front of us restarts, a name is not found for a moment, somebody publishes again and again. */
const PASSING: ReadonlySet<unknown> = new Set(['public-url-unreachable', 'public-url-elsewhere', 'changed']);

interface Due extends Scheduled {
  note: string | null;
  overrides: string | null;
  createdBy: string | null;
  attempts: number;
}

/**
 * Publishes what is due. The job is only the alarm clock, and may go off twice or in two servers: the row is claimed in the transaction that
 * publishes, so that it happens exactly once, or not at all if the server dies.
 */
@Injectable()
export class PublishScheduled {
  constructor(
    private readonly database: Database, private readonly clock: Clock, private readonly compose: Compose, private readonly putOut: PutOut,
    private readonly obstacles: Obstacles, jobs: Jobs,
  ) {
    jobs.register(PUBLISH_SCHEDULED, () => this.runDue(), { cron: '* * * * *' });
  }

  async runDue(): Promise<void> {
    const due = await this.database.prisma.scheduledPublication.findMany({ where: { state: 'waiting', publishAt: { lte: new Date(this.clock.now()) } }, orderBy: [{ publishAt: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }] });
    let failure: unknown;
    for (const row of due) {
      try {
        await this.publish({ ...row, episodes: row.episodes as unknown as ScheduledEpisode[] });
      } catch (error) {
        failure ??= error;
      }
    }
    if (failure) throw failure; // thrown only now, after the others, so that the job is retried
  }

  private async publish(due: Due): Promise<void> {
    try {
      await this.askAgain(due);
      await this.obstacles.refuse(due.showId);
      for (let tries = 1; ; tries += 1) {
        try {
          return await this.once(due);
        } catch (error) {
          if (tries === TRIES || !changedSince(error)) throw error;
        }
      }
    } catch (error) {
      const attempts = due.attempts + 1;
      const refused = error instanceof HttpException;
      const isOver = attempts >= (mayPass(error) ? MOST_WHILE_PASSING : refused ? 1 : MOST_ATTEMPTS);
      await this.database.prisma.scheduledPublication.updateMany({
        where: { id: due.id, state: 'waiting' },
        data: { attempts, reason: (error as Error).message, ...(isOver && { state: 'failed', finishedAt: new Date(this.clock.now()) }) },
      });
      if (!refused) throw error;
    }
  }

  /** Checks access again, since the user who scheduled it may have lost it in the meantime. */
  private async askAgain({ showId, createdBy }: Due): Promise<void> {
    const user = createdBy === null ? null : await requesterOf(this.database, createdBy);
    if (!user || !mayIn(user, showId, 'publisher')) throw new ForbiddenException('Whoever scheduled this may no longer publish the show: somebody who may must schedule it again.');
  }

  private async once(due: Due): Promise<void> {
    const composition = await this.compose.run(due.showId, await scheduledWish(this.database, due));
    if (isPublicAlready(composition)) return this.nothingLeft(due);
    const prepared = await this.putOut.prepare(composition, due.overrides ?? undefined);
    await this.database.transaction(async (transaction) => {
      const [claimed] = await transaction.$queryRaw<object[]>`select id from "scheduled_publication" where id = ${due.id}::uuid and state = 'waiting' for update skip locked`;
      if (!claimed) return;
      const [ask, writes] = [askingIn(transaction), new Writes()];
      const { id: publicationId } = await this.putOut.within(ask, writes, prepared, { userId: due.createdBy, mode: due.mode ?? undefined, note: due.note ?? undefined, override: due.overrides ?? undefined });
      await writes.run(ask);
      await transaction.scheduledPublication.update({ where: { id: due.id }, data: { state: 'done', reason: null, publicationId, finishedAt: new Date(this.clock.now()) } });
    }, { timeout: TIMEOUT_MS });
  }

  private async nothingLeft({ id }: Due): Promise<void> {
    await this.database.prisma.scheduledPublication.updateMany({ where: { id, state: 'waiting' }, data: { state: 'cancelled', reason: 'All of it was published, taken back or put back since.', finishedAt: new Date(this.clock.now()) } });
  }
}

const mayPass = (error: unknown): boolean => error instanceof HttpException && PASSING.has((error.getResponse() as { code?: string }).code);
