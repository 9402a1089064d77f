import { Injectable } from '@nestjs/common';
import type { ShowReading } from '#core/feed/reading';
import { REPAIR_NAMES, type RepairName } from '#core/feed/repair/rule';
import { nextPollMs } from '#core/upstream/nextPoll';
import { SOURCE_URL } from '../import/sourceUrl.ts';
import { lookAgain } from '../linked/lookAgain.ts';
import { Clock } from '../platform/clock.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { redactText } from '../platform/log/redact.ts';
import { Secrets } from '../platform/secrets.ts';
import { Settings } from '../platform/settings.ts';
import { feedPath } from '../shows/feedPath.ts';
import { FetchFeed, LEADS_HERE, type Looked } from './fetchFeed.ts';
import { rhythmOf } from './follow.ts';
import { byGuid, knownEpisodes } from './knownEpisodes.ts';
import { MergeFeed } from './mergeFeed.ts';
import { openReport, settleReports } from './openReport.ts';
import { reportAnother } from './reportAnother.ts';
import { readVersion, type FeedVersion } from './readVersion.ts';

/** Long, because even a large archive is merged in one transaction. */
const TIMEOUT_MS = 10 * 60_000;
const MINUTE_MS = 60_000;
const OWN_FAULT = 'Stet could not take in what is there: a fault of its own, which its log describes. Everything here stays as it is, and Stet goes on trying.';

type Followed = NonNullable<Awaited<ReturnType<typeof readFollowed>>>;

/** The outcome of a poll, with the new version read. */
type Seen = Exclude<Looked, { result: 'came' }> | (Omit<Extract<Looked, { result: 'came' }>, 'result'> & { result: 'feed'; version: FeedVersion });

/** Polls a show's upstream feed, and merges what is new. */
@Injectable()
export class PollUpstream {
  constructor(private readonly database: Database, private readonly feed: FetchFeed, private readonly secrets: Secrets, private readonly clock: Clock, private readonly merge: MergeFeed, private readonly settings: Settings, private readonly jobs: Jobs) {}

  /** With `asked`, somebody requested the poll, so it is done even if paused or not due. */
  async run(showId: string, { asked }: { asked: boolean }): Promise<void> {
    const followed = await readFollowed(this.database, showId);
    const nowMs = this.clock.now();
    if (!followed || (!asked && (followed.paused || followed.nextPollAt.getTime() > nowMs))) return;
    const url = this.secrets.open(followed.url, SOURCE_URL);
    // the validators of an unreadable version are kept too, so it is fetched again only when it changes
    const looked = await this.feed.run(url, { ...followed, ours: this.addressesOf(followed) }, nowMs);
    try {
      const seen = looked.result === 'came' ? await this.read(followed, looked) : looked;
      await this.database.transaction((transaction) => this.keep(transaction, followed, seen, nowMs), { timeout: TIMEOUT_MS });
    } catch (error) {
      await this.own(followed, nowMs).catch(() => {}); // the first fault is the one to report
      throw error;
    } finally {
      if (looked.result === 'came') await this.database.prisma.source.deleteMany({ where: { showId: null, OR: [{ id: looked.sourceId }, { repairedFrom: looked.sourceId }] } });
    }
  }

  private async read(followed: Followed, { result: _, ...came }: Extract<Looked, { result: 'came' }>): Promise<Seen> {
    const { showId, sourceId, repairs, said } = followed;
    const version = await readVersion(this.database, came, repairs, byGuid(await knownEpisodes(this.database.prisma, showId, sourceId)));
    if (!('problems' in version)) {
      const [itself, before] = [version.index.show.selfUrl, said?.selfUrl ?? null];
      // our own feed at another address, such as a CDN's
      return itself !== null && itself !== before && this.addressesOf(followed).includes(itself) ? { result: 'ours', message: LEADS_HERE, movedTo: null } : { ...came, result: 'feed', version };
    }
    const { line, column, message } = version.problems[0]!;
    return { ...came, result: 'unreadable', message: `What is there cannot be read: line ${line}, column ${column}: ${message}. Everything here stays as it is.` };
  }

  /** Runs under the show's lock, so that the second of two simultaneous polls finds nothing new. */
  private async keep(transaction: Transaction, followed: Followed, looked: Seen, nowMs: number): Promise<void> {
    const { showId } = followed;
    const [show] = await transaction.$queryRaw<{ sourceId: string | null }[]>`select "sourceId" from "show" where id = ${showId}::uuid for no key update`;
    if (!show || show.sourceId !== followed.sourceId) return; // another server has merged meanwhile, perhaps a newer version
    const state: State = { result: looked.result === 'feed' || looked.result === 'not-modified' ? 'same' : looked.result, message: 'message' in looked ? looked.message : null, failures: 0, periodMinutes: followed.periodMinutes, complete: followed.complete, resumes: false };
    // a version that was refused before is still refused
    if (looked.result === 'not-modified' && (followed.lastResult === 'unreadable' || followed.lastResult === 'another')) Object.assign(state, { result: followed.lastResult, message: followed.lastMessage });
    if (state.result === 'failed' || state.result === 'unreadable') state.failures = followed.failures + 1;
    const another = looked.result === 'feed' && !looked.version.sha256.equals(followed.sha256) ? await reportAnother(transaction, followed, looked.version, nowMs) : null;
    if (another !== null) return this.write(transaction, followed, looked, { ...state, result: 'another', message: another }, nowMs);
    if (looked.result === 'gone') await openReport(transaction, nowMs, { showId, kind: 'ended', subject: 'ended', detail: {} });
    else if (looked.result !== 'failed' && looked.result !== 'unreadable') {
      state.resumes = await this.settleEnd(transaction, showId, nowMs);
      if (state.resumes) await lookAgain(transaction, this.jobs, showId, { newest: null, nowMs });
      if (state.result !== 'another') await settleReports(transaction, nowMs, showId, 'another');
      await this.reportMove(transaction, followed, looked, nowMs);
    }
    if (looked.result === 'same' && followed.said) Object.assign(state, rhythmOf(followed.said));
    if (looked.result === 'feed') {
      Object.assign(state, rhythmOf(looked.version.index.show));
      // the repaired version may be the one we have
      if (!looked.version.sha256.equals(followed.sha256)) {
        await this.merge.within(transaction, followed.sourceId, { showId, ...looked.version, whenGone: followed.whenGone, nowMs });
        state.result = 'merged';
      }
    }
    await this.write(transaction, followed, looked, state, nowMs);
  }

  /** A fault of ours: people see that nothing new arrives, and the same version is fetched and tried again. */
  private own(followed: Followed, nowMs: number): Promise<void> {
    const { failures, periodMinutes, complete } = followed;
    return this.write(this.database.prisma, followed, { result: 'failed', message: OWN_FAULT, retryAfterMs: null }, { result: 'unreadable', message: OWN_FAULT, failures: failures + 1, periodMinutes, complete, resumes: false }, nowMs);
  }

  /** The feed exists: settles reports that it ended. @returns whether there was one, even if somebody had marked it as seen */
  private async settleEnd(transaction: Transaction, showId: string, nowMs: number): Promise<boolean> {
    const { count } = await transaction.upstreamReport.updateMany({
      where: { showId, kind: 'ended', OR: [{ answeredAt: null }, { answer: 'seen' }] }, data: { answer: 'settled', answeredAt: new Date(nowMs) },
    });
    return count > 0;
  }

  private async write(transaction: Transaction, { showId, intervalMinutes }: Followed, looked: Seen, { result, message, failures, periodMinutes, complete, resumes }: State, nowMs: number): Promise<void> {
    const wait = nextPollMs({
      intervalMinutes, failures, periodMs: periodMinutes === null ? null : periodMinutes * MINUTE_MS, complete,
      retryAfterMs: looked.result === 'failed' ? looked.retryAfterMs : null, jitter: Math.random(),
    });
    await transaction.upstream.update({
      where: { showId },
      data: {
        lastPolledAt: new Date(nowMs), nextPollAt: new Date(nowMs + wait), lastResult: result, lastMessage: message && redactText(message), failures, periodMinutes, complete,
        ...('validators' in looked && looked.validators), ...(looked.result === 'gone' && { paused: true }), ...(resumes && { paused: false }),
      },
    });
  }

  /**
   * Offers a move rather than following it silently: to where permanent redirects lead, else to the new address that the feed itself names. An
   * earlier offer is settled if the host now points elsewhere or nowhere.
   */
  private async reportMove(transaction: Transaction, followed: Followed, looked: Answered, nowMs: number): Promise<void> {
    const { showId } = followed;
    const movedTo = looked.movedTo ?? this.newAddress(followed, looked);
    await settleReports(transaction, nowMs, showId, 'moved', { not: movedTo && redactText(movedTo) });
    if (movedTo === null) return;
    const detail = { title: redactText(movedTo), sealedUrl: Buffer.from(this.secrets.seal(movedTo, SOURCE_URL)).toString('base64') };
    await openReport(transaction, nowMs, { showId, kind: 'moved', subject: redactText(movedTo), detail });
  }

  /** The new address that the feed names, unless it is one of our own. */
  private newAddress(followed: Followed, looked: Answered): string | null {
    const said = (looked.result === 'feed' ? looked.version.index.show : followed.said)?.newFeedUrl;
    if (looked.result === 'ours' || !said || !/^https?:\/\//i.test(said) || !URL.canParse(said)) return null;
    const [there, here] = [new URL(said), new URL(this.secrets.open(followed.url, SOURCE_URL))];
    Object.assign(here, { username: '', password: '' });
    return there.href === here.href || this.addressesOf(followed).includes(there.href) ? null : there.href;
  }

  /** Present and former addresses of our own published feed. */
  private addressesOf({ show }: Followed): string[] {
    const { publicUrl } = this.settings;
    return publicUrl === null ? [] : [feedPath(show), ...show.retiredPaths.map(({ path }) => path)].map((path) => new URL(`${publicUrl}${path}`).href);
  }
}

type Answered = Exclude<Seen, { result: 'gone' | 'failed' | 'unreadable' }>;

interface State {
  result: string;
  message: string | null;
  failures: number;
  periodMinutes: number | null;
  complete: boolean;
  /** Whether the feed was reported as ended and is back. */
  resumes: boolean;
}

async function readFollowed({ prisma }: Database, showId: string) {
  const source = { select: { id: true, sha256: true, repairedFrom: true, repairs: true, index: { select: { show: true } } } } as const;
  const followed = await prisma.upstream.findUnique({ where: { showId }, include: { show: { select: { source, slug: true, private: true, privateToken: true, retiredPaths: { select: { path: true } } } } } });
  if (!followed?.show.source) return null;
  const { show: { source: { id: sourceId, sha256, repairedFrom, index, repairs }, ...show }, ...row } = followed;
  return {
    ...row, show, sourceId, sha256, cameAs: repairedFrom ?? sourceId, said: index && (index.show as unknown as ShowReading),
    repairs: repairs.filter((name): name is RepairName => REPAIR_NAMES.some((known) => known === name)),
  };
}
