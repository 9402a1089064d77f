import { ConflictException, Injectable } from '@nestjs/common';
import type { UpstreamChange, UpstreamState } from '#core/model/upstream';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { SOURCE_URL } from '../import/sourceUrl.ts';
import { lookAgain } from '../linked/lookAgain.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Secrets } from '../platform/secrets.ts';
import { POLL } from './pollDue.ts';
import { ReadUpstream } from './readUpstream.ts';

/** When somebody asks for a check, the files of so many episodes are looked at, too. */
const NEWEST = 20;

/** Changes how a show follows its feed. */
@Injectable()
export class ChangeUpstream {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly secrets: Secrets,
    private readonly clock: Clock, private readonly jobs: Jobs, private readonly state: ReadUpstream,
  ) {}

  /** A new interval counts from the last poll; a new address is polled at once. A show imported from a file is followed once it is given an address. */
  async change(user: Requester, showId: string, { url, ...change }: UpstreamChange): Promise<UpstreamState> {
    await this.access.require(user, 'publisher', { showIds: [showId] });
    await this.database.transaction(async (transaction) => {
      const [show] = await transaction.$queryRaw<{ sourceId: string | null }[]>`select "sourceId" from "show" where id = ${showId}::uuid for no key update`;
      const known = await transaction.upstream.findUnique({ where: { showId } });
      if (!known && (url === undefined || !show?.sourceId)) throw notFollowed();
      const now = this.clock.now();
      const address = url === undefined ? {} : { url: this.secrets.seal(url, SOURCE_URL), etag: null, lastModified: null, failures: 0, nextPollAt: new Date(now), lastResult: null, lastMessage: null };
      const interval = change.intervalMinutes === undefined || url !== undefined ? {} : { nextPollAt: new Date((known?.lastPolledAt?.getTime() ?? now) + change.intervalMinutes * 60_000) };
      if (known) await transaction.upstream.update({ where: { showId }, data: { ...change, ...interval, ...address } });
      else await transaction.upstream.create({ data: { showId, ...change, url: this.secrets.seal(url!, SOURCE_URL), nextPollAt: new Date(now) } });
      if (!known || (known.paused && change.paused === false)) await lookAgain(transaction, this.jobs, showId, { newest: null, nowMs: now });
      if (url !== undefined) {
        await transaction.upstreamReport.updateMany({ where: { showId, kind: 'another', OR: [{ answer: null }, { answer: 'ignore' }] }, data: { answer: 'settled', answeredAt: new Date(now) } });
        await this.jobs.enqueue(transaction, POLL, { showId, asked: true }, { key: showId });
      }
      await this.audit.record(transaction, { userId: user.id, showId, action: 'upstream.change', subject: showId, detail: { ...change, ...(url !== undefined && { address: new URL(url).host }) } });
    });
    return this.state.run(user, showId);
  }

  /** Polls now, even if paused, and looks at the files of the newest episodes; in jobs, since it may take a while. */
  async check(user: Requester, showId: string): Promise<UpstreamState> {
    await this.access.require(user, 'editor', { showIds: [showId] });
    await this.database.transaction(async (transaction) => {
      if ((await transaction.upstream.count({ where: { showId } })) === 0) throw notFollowed();
      await this.jobs.enqueue(transaction, POLL, { showId, asked: true }, { key: showId });
      await lookAgain(transaction, this.jobs, showId, { newest: NEWEST, nowMs: this.clock.now() });
    });
    return this.state.run(user, showId);
  }
}

const notFollowed = () => new ConflictException({ code: 'not-followed', message: 'This show follows no feed upstream: give the address of the feed it came from.' });
