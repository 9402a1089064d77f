import { Injectable } from '@nestjs/common';
import type { Enrichment } from '#core/model/show';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { GuardedFetch } from '../platform/outbound/guardedFetch.ts';
import { Settings } from '../platform/settings.ts';
import type { Writes } from '../platform/writes.ts';
import { feedPath } from '../shows/feedPath.ts';

const JOB = 'tell-hub';
const RETRIES = 6;
const TIMEOUT_MS = 20_000;
const MOST_BYTES = 100_000;

/**
 * Pings the WebSub hub that a feed names after each publication (WebSub, § 7), with retries, and records the outcome. Private feeds are never
 * announced, since their address is their key.
 */
@Injectable()
export class Hub {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly settings: Settings, private readonly outbound: GuardedFetch, private readonly jobs: Jobs) {
    jobs.register<{ publicationId: string }>(JOB, ({ publicationId }) => this.tell(publicationId), { retries: RETRIES, backoff: true });
  }

  /** With the publication. */
  async announce(writes: Writes, show: { id: string; private: boolean }, publicationId: string, enrichments: readonly Enrichment[]): Promise<void> {
    if (show.private || !enrichments.includes('hub')) return;
    writes.insert('hub_ping', [{ publicationId, showId: show.id }]);
    await this.jobs.enqueue(writes, JOB, { publicationId }, { key: publicationId });
  }

  private async tell(publicationId: string): Promise<void> {
    const publication = await this.database.prisma.publication.findUnique({ where: { id: publicationId }, select: { show: { select: { slug: true, private: true, privateToken: true } } } });
    if (!publication || publication.show.private || this.settings.publicUrl === null) return;
    const url = `${this.settings.publicUrl}${feedPath(publication.show)}`;
    const problem = await this.post(url);
    await this.database.prisma.hubPing.update({ where: { publicationId }, data: { attempts: { increment: 1 }, problem, ...(problem === null && { toldAt: new Date(this.clock.now()) }) } });
    if (problem !== null) throw new Error(problem);
  }

  private async post(url: string): Promise<string | null> {
    const { hubUrl } = this.settings;
    try {
      const { status } = await this.outbound.post(hubUrl, { 'hub.mode': 'publish', 'hub.url': url }, { timeoutMs: TIMEOUT_MS, maxBytes: MOST_BYTES });
      return status >= 200 && status < 300 ? null : `${new URL(hubUrl).host} answered ${status}.`;
    } catch (error) {
      return (error as Error).message;
    }
  }
}
