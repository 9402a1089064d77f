import { Injectable, Logger } from '@nestjs/common';
import { decodeFeed } from '#core/feed/encoding';
import { gate } from '#core/feed/gate';
import { AuditService } from '../../access/audit.ts';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { chunkOf, type Chunk } from './chunkList.ts';
import { KeptFeeds } from './keptFeeds.ts';

const JOB = 'prove-feeds';

interface Current {
  showId: string;
  name: Buffer;
}

/**
 * Every night, reads every public feed completely, which publishing a correction never does. Its chunks must match their hashes, and the feed
 * must be well-formed; otherwise there is an error in the log and an entry in the audit.
 */
@Injectable()
export class ProveFeeds {
  private readonly log = new Logger('feeds');

  constructor(private readonly database: Database, private readonly feeds: KeptFeeds, private readonly audit: AuditService, jobs: Jobs) {
    jobs.register(JOB, () => this.run(), { cron: '10 3 * * *', singleton: true });
  }

  async run(): Promise<void> {
    const { rows } = await this.database.pool.query<Current>('select distinct on ("showId") "showId", sha256 as name from "publication" order by "showId", number desc');
    for (const current of rows) {
      const fault = await this.faultOf(current);
      if (fault !== null) await this.report(current.showId, fault);
    }
  }

  private async faultOf({ showId, name }: Current): Promise<string | null> {
    try {
      const chunks = await this.feeds.list(showId, name);
      const pieces = await this.feeds.bytes(showId, chunks);
      const changed = chunks.find((chunk, index) => !isOf(pieces[index]!, chunk));
      if (changed) return `its stored bytes are damaged (chunk ${changed.sha256.toString('hex')})`;
      const decoded = decodeFeed(Buffer.concat(pieces));
      const [problem] = 'problems' in decoded ? decoded.problems : gate(decoded.text).problems;
      return problem ? `line ${problem.line}, column ${problem.column}: ${problem.message}` : null;
    } catch (error) {
      return (error as Error).message;
    }
  }

  private async report(showId: string, fault: string): Promise<void> {
    this.log.error(`the published feed of show ${showId} is not as it should be: ${fault}`);
    await this.database.transaction((transaction) => this.audit.record(transaction, { userId: null, showId, action: 'feed.fault', subject: showId, detail: { fault } }));
  }
}

const isOf = (bytes: Buffer, { sha256, crc32, length }: Chunk): boolean => {
  const found = chunkOf(bytes);
  return found.sha256.equals(sha256) && found.crc32 === crc32 && found.length === length;
};
