import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { PollUpstream } from './poll.ts';

export const POLL = 'upstream.poll';
const DUE = 'upstream.due';
const AT_ONCE = 500;

/** Enqueues a poll for each show whose feed is due, every minute; polls of one show run one at a time. */
@Injectable()
export class PollDue {
  constructor(private readonly database: Database, private readonly jobs: Jobs, private readonly clock: Clock, poll: PollUpstream) {
    // a failed poll sets its own next time
    jobs.register(POLL, ({ showId, asked = false }: { showId: string; asked?: boolean }) => poll.run(showId, { asked }), { singleton: true, retries: 1, expireInSeconds: 1_200 });
    jobs.register(DUE, () => this.run(), { cron: '* * * * *', retries: 0, singleton: true });
  }

  async run(): Promise<void> {
    const due = await this.database.prisma.upstream.findMany({ where: { paused: false, nextPollAt: { lte: new Date(this.clock.now()) } }, orderBy: { nextPollAt: 'asc' }, take: AT_ONCE, select: { showId: true } });
    await this.database.transaction(async (transaction) => {
      for (const { showId } of due) await this.jobs.enqueue(transaction, POLL, { showId }, { key: showId });
    });
  }
}
