import { Injectable } from '@nestjs/common';
import { REPAIR_NAMES, type RepairName } from '#core/feed/repair/rule';
import { readShow } from '#core/feed/readShow';
import { nextPollMs } from '#core/upstream/nextPoll';
import { SOURCE_URL } from '../import/sourceUrl.ts';
import { Clock } from '../platform/clock.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { redactText } from '../platform/log/redact.ts';
import { GuardedFetch } from '../platform/outbound/guardedFetch.ts';
import { Secrets } from '../platform/secrets.ts';
import { fetchFeed, type Looked } from './fetchFeed.ts';
import { periodMinutesOf } from './follow.ts';
import { MergeFeed } from './mergeFeed.ts';
import { openReport } from './openReport.ts';

/** A large archive is many rows, and one transaction. */
const TIMEOUT_MS = 10 * 60_000;
const MINUTE_MS = 60_000;

type Followed = NonNullable<Awaited<ReturnType<typeof readFollowed>>>;

/** Looks whether there is something new where a show's feed comes from, and merges it. */
@Injectable()
export class PollUpstream {
  constructor(private readonly database: Database, private readonly outbound: GuardedFetch, private readonly secrets: Secrets, private readonly clock: Clock, private readonly merge: MergeFeed) {}

  /** `asked`: by somebody, so that it looks also where it is paused or not due yet. */
  async run(showId: string, { asked }: { asked: boolean }): Promise<void> {
    const followed = await readFollowed(this.database, showId);
    const nowMs = this.clock.now();
    if (!followed || (!asked && (followed.paused || followed.nextPollAt.getTime() > nowMs))) return;
    const url = this.secrets.open(followed.url, SOURCE_URL);
    // what was unreadable is asked for again only when it changes
    const looked = await fetchFeed(this.outbound, url, followed, nowMs);
    await this.database.transaction((transaction) => this.keep(transaction, followed, looked, nowMs), { timeout: TIMEOUT_MS });
  }

  /** Under the show's lock: of two that looked at the same time, the second finds nothing new. */
  private async keep(transaction: Transaction, followed: Followed, looked: Looked, nowMs: number): Promise<void> {
    const { showId } = followed;
    const [show] = await transaction.$queryRaw<{ sourceId: string | null }[]>`select "sourceId" from "show" where id = ${showId}::uuid for no key update`;
    if (!show || show.sourceId !== followed.sourceId) return; // somebody else merged meanwhile, perhaps something newer than this
    const state: State = { result: looked.result === 'feed' ? 'same' : looked.result, message: looked.result === 'feed' ? null : looked.message, failures: 0, periodMinutes: followed.periodMinutes };
    if (looked.result === 'same' && followed.lastResult === 'unreadable') Object.assign(state, { result: 'unreadable', message: followed.lastMessage, failures: followed.failures + 1 });
    if (looked.result === 'failed' || looked.result === 'unreadable') state.failures = followed.failures + 1;
    if (looked.result === 'gone') await openReport(transaction, nowMs, { showId, kind: 'ended', subject: 'ended', detail: {} });
    if ('movedTo' in looked && looked.movedTo !== null) await this.reportMove(transaction, showId, looked.movedTo, nowMs);
    if (looked.result === 'feed') {
      state.periodMinutes = periodMinutesOf(readShow(looked.version.feed.document.text, looked.version.feed.document.channel));
      const current = await transaction.source.findUniqueOrThrow({ where: { id: show.sourceId! }, select: { sha256: true } });
      if (!Buffer.from(current.sha256).equals(looked.version.sha256)) {
        const { etag, lastModified } = looked.validators;
        await this.merge.within(transaction, show.sourceId!, { showId, ...looked.version, repairs: followed.repairs, url: followed.url as Uint8Array<ArrayBuffer>, etag, lastModified, whenGone: followed.whenGone, nowMs });
        state.result = 'merged';
      }
    }
    await this.write(transaction, followed, looked, state, nowMs);
  }

  private async write(transaction: Transaction, { showId, intervalMinutes }: Followed, looked: Looked, { result, message, failures, periodMinutes }: State, nowMs: number): Promise<void> {
    const wait = nextPollMs({
      intervalMinutes, failures, periodMs: periodMinutes === null ? null : periodMinutes * MINUTE_MS,
      retryAfterMs: looked.result === 'failed' ? looked.retryAfterMs : null, jitter: Math.random(),
    });
    await transaction.upstream.update({
      where: { showId },
      data: {
        lastPolledAt: new Date(nowMs), nextPollAt: new Date(nowMs + wait), lastResult: result, lastMessage: message && redactText(message), failures, periodMinutes,
        ...('validators' in looked && looked.validators), ...(looked.result === 'gone' && { paused: true }),
      },
    });
  }

  /** A move is offered and not followed silently for ever. */
  private async reportMove(transaction: Transaction, showId: string, movedTo: string, nowMs: number): Promise<void> {
    const detail = { title: redactText(movedTo), sealedUrl: Buffer.from(this.secrets.seal(movedTo, SOURCE_URL)).toString('base64') };
    await openReport(transaction, nowMs, { showId, kind: 'moved', subject: redactText(movedTo), detail });
  }
}

interface State {
  result: string;
  message: string | null;
  failures: number;
  periodMinutes: number | null;
}

async function readFollowed({ prisma }: Database, showId: string) {
  const followed = await prisma.upstream.findUnique({ where: { showId }, include: { show: { select: { sourceId: true, source: { select: { repairs: true } } } } } });
  if (!followed || followed.show.sourceId === null) return null;
  const { show, ...row } = followed;
  const repairs = (show.source?.repairs ?? []).filter((name): name is RepairName => REPAIR_NAMES.some((known) => known === name));
  return { ...row, sourceId: show.sourceId!, repairs };
}
