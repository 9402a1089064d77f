import { Injectable } from '@nestjs/common';
import { READER } from '#core/notes/reader';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { KeepReadings } from './keepReadings.ts';
import { ReadAnew } from './readAnew.ts';

export const READ_ANEW = 'reader.anew';

/** After a start with another reader, reads the archive anew, one show after the other, so that nobody who publishes waits for it. */
@Injectable()
export class ReadArchiveAnew {
  constructor(private readonly database: Database, private readonly anew: ReadAnew, private readonly keep: KeepReadings, jobs: Jobs) {
    jobs.register(READ_ANEW, (_, signal) => this.run(signal), { cron: '* * * * *', retries: 0, singleton: true, expireInSeconds: 6 * 3_600 });
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { rows } = await this.database.pool.query<{ showId: string }>('select distinct "showId" from "episode" where reader < $1 order by "showId"', [READER]);
    for (const { showId } of rows) {
      if (signal?.aborted) return;
      await this.anew.showApart(showId, signal);
    }
    await this.keep.missing(signal);
  }
}
