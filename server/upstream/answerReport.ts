import { ConflictException, Injectable, NotFoundException, UnprocessableEntityException } from '@nestjs/common';
import { ALIKE, ANSWERS, ReportKind, type ReportAnswer, type UpstreamState } from '#core/model/upstream';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { recheck } from '../check/recheck.ts';
import { SOURCE_URL } from '../import/sourceUrl.ts';
import { SourceItems } from '../import/sourceItems.ts';
import { askForLinked } from '../linked/linkedJob.ts';
import { Clock } from '../platform/clock.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { Secrets } from '../platform/secrets.ts';
import { ReadAnew } from '../reader/readAnew.ts';
import { handedBackOf } from './handedBack.ts';
import { noteOf } from './mergeFeed.ts';
import { mergeItemFields } from './mergeItemFields.ts';
import { mergeNotes } from './mergeNotes.ts';
import { openReport, type ReportDetail } from './openReport.ts';
import { POLL } from './pollDue.ts';
import { ReadUpstream } from './readUpstream.ts';

type Row = NonNullable<Awaited<ReturnType<Transaction['upstreamReport']['findUnique']>>>;

/** Acts on a publisher's answer to an upstream report. */
@Injectable()
export class AnswerReport {
  constructor(
    private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly clock: Clock,
    private readonly secrets: Secrets, private readonly jobs: Jobs, private readonly items: SourceItems, private readonly state: ReadUpstream, private readonly anew: ReadAnew,
  ) {}

  /** With `alike`, the answer goes to all open reports of this kind; otherwise to further files of the episode that came back shorter, too, if `also` has them. */
  async run(user: Requester, showId: string, reportId: string, { answer, alike, also }: ReportAnswer): Promise<UpstreamState> {
    await this.access.require(user, 'publisher', { showIds: [showId] });
    await this.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select id from "show" where id = ${showId}::uuid for no key update`;
      const report = await transaction.upstreamReport.findFirst({ where: { id: reportId, showId } });
      if (!report) throw new NotFoundException({ code: 'not-found', message: 'There is no such report in this show.' });
      if (report.answeredAt !== null) throw new ConflictException({ code: 'answered', message: 'This has already been answered.' });
      const kind = ReportKind.parse(report.kind);
      const known = (alike ? ALIKE : ANSWERS)[kind] ?? [];
      if (!known.includes(answer)) throw new UnprocessableEntityException({ code: 'no-answer', message: alike ? 'This answer cannot be given to all of a kind at once: answer one by one.' : `The possible answers are: ${known.join(', ')}.`, issues: [{ path: 'answer', message: 'is none of these' }] });
      const others = alike ? {} : { id: { in: [reportId, ...(kind === 'shortened' ? also : [])] }, episodeId: report.episodeId };
      const all = await transaction.upstreamReport.findMany({ where: { showId, kind, answeredAt: null, ...others }, orderBy: { id: 'asc' } });
      await this.audit.record(transaction, { userId: user.id, showId, action: 'upstream.answer', subject: report.episodeId ?? reportId, detail: { kind, subject: report.subject, answer, reports: all.length } });
      await transaction.upstreamReport.updateMany({ where: { id: { in: all.map(({ id }) => id) } }, data: { answer, answeredBy: user.id, answeredAt: new Date(this.clock.now()) } });
      await this.act(transaction, report, all, answer);
    }, { timeout: 60_000 });
    return this.state.run(user, showId);
  }

  private async act(transaction: Transaction, report: Row, all: readonly Row[], answer: string): Promise<void> {
    const { showId, episodeId } = report;
    const episodeIds = all.flatMap((each) => each.episodeId ?? []);
    const detail = report.detail as ReportDetail;
    if (report.kind === 'gone' && answer === 'keep') await this.keep(transaction, showId, episodeIds);
    if (report.kind === 'gone' && answer === 'remove') await transaction.episode.deleteMany({ where: { id: episodeId!, showId, NOT: { goneAt: null } } });
    if (report.kind === 'maybe-same' && answer === 'different') await this.keepIfSo(transaction, showId, episodeIds);
    if (report.kind === 'maybe-same' && answer === 'same') await this.makeSame(transaction, showId, episodeId!, detail.otherEpisodeId!);
    if (report.kind === 'another' && answer === 'merge') await this.askAnew(transaction, showId);
    if (report.kind === 'shortened' && answer === 'take') await this.fetchAgain(transaction, showId, all.map((each) => (each.detail as ReportDetail).fileId!));
    if (report.kind === 'moved' && answer === 'follow') await this.move(transaction, showId, Buffer.from(detail.sealedUrl!, 'base64'));
  }

  private async keep(transaction: Transaction, showId: string, ids: readonly string[]): Promise<void> {
    await transaction.episode.updateMany({ where: { id: { in: [...ids] }, showId, NOT: { goneAt: null } }, data: { keptAt: new Date(this.clock.now()) } });
  }

  /** Applies the show's `whenGone` setting, which waited as long as the episode might have been the same as another. */
  private async keepIfSo(transaction: Transaction, showId: string, ids: readonly string[]): Promise<void> {
    if ((await transaction.upstream.count({ where: { showId, whenGone: 'keep' } })) > 0) await this.keep(transaction, showId, ids);
  }

  /** Polls again without validators, since the feed that came before was not stored. */
  private async askAnew(transaction: Transaction, showId: string): Promise<void> {
    await transaction.upstream.updateMany({ where: { showId }, data: { etag: null, lastModified: null, nextPollAt: new Date(this.clock.now()) } });
    await this.jobs.enqueue(transaction, POLL, { showId, asked: true }, { key: showId });
  }

  /** What was refused was not stored. */
  private async fetchAgain(transaction: Transaction, showId: string, fileIds: readonly string[]): Promise<void> {
    await transaction.linkedFile.updateMany({ where: { id: { in: [...fileIds] }, showId }, data: { attempts: 0, retryAt: new Date(this.clock.now()) } });
    await askForLinked(this.jobs, transaction, showId);
  }

  /** Keeps the credentials if the origin is the same. */
  private async move(transaction: Transaction, showId: string, sealed: Uint8Array): Promise<void> {
    const { url: before } = await transaction.upstream.findUniqueOrThrow({ where: { showId }, select: { url: true } });
    const [from, to] = [new URL(this.secrets.open(before, SOURCE_URL)), new URL(this.secrets.open(sealed, SOURCE_URL))];
    if (from.origin === to.origin) Object.assign(to, { username: from.username, password: from.password });
    await transaction.upstream.update({ where: { showId }, data: { url: this.secrets.seal(to.href, SOURCE_URL), etag: null, lastModified: null, nextPollAt: new Date(this.clock.now()) } });
  }

  /** The new item is the old episode under another guid: the old episode continues there with our corrections, and the one made for the new item is deleted. */
  private async makeSame(transaction: Transaction, showId: string, goneId: string, newId: string): Promise<void> {
    const rows = await transaction.$queryRaw<Same[]>`select id, "sourceId", key, guid, revision, "followedRevision", "goneAt" from "episode" where id = any(${[goneId, newId]}::uuid[]) and "showId" = ${showId}::uuid order by id for update`;
    const [gone, made] = [rows.find(({ id }) => id === goneId), rows.find(({ id }) => id === newId)];
    if (!gone?.goneAt || !made || made.goneAt !== null) throw new ConflictException({ code: 'moved-on', message: 'One of the two has changed in the meantime, so they can no longer be made one.' });
    if (made.revision > made.followedRevision) throw new ConflictException({ code: 'edited', message: 'The new episode has already been corrected here. Undo that first: only one of the two can go on.' });
    await this.anew.within(transaction, showId, [goneId, newId]);
    const [base, item] = [await this.items.read(gone.sourceId, gone.key), await this.items.read(made.sourceId, made.key)];
    const nowMs = this.clock.now();
    await transaction.$executeRaw`update "episode" set key = id::text where id = ${newId}::uuid`;
    await transaction.$executeRaw`
      update "episode" g set "sourceId" = n."sourceId", key = ${made.key}, position = n.position, "goneAt" = null, "keptAt" = null
        from "episode" n where g.id = ${goneId}::uuid and n.id = ${newId}::uuid`;
    await transaction.episode.delete({ where: { id: newId } });
    const handed = await handedBackOf(transaction, [goneId]);
    const homes = await mergeItemFields(transaction, { showId, nowMs }, [{ episodeId: goneId, first: null, theirs: item! }], handed);
    const follows = await mergeNotes(transaction, { showId, note: noteOf(nowMs), nowMs }, [{ episodeId: goneId, base: base!, theirs: item!, handed: handed.get(goneId), itemHome: homes.get(goneId)!, first: null }]);
    if (follows.length > 0) await openReport(transaction, nowMs, { showId, kind: 'introductions', subject: made.sourceId, episodeId: goneId, detail: { title: item!.title, episodes: 1 } });
    await recheck(transaction, showId, [goneId]);
  }
}

interface Same {
  id: string;
  sourceId: string;
  key: string;
  guid: string | null;
  revision: number;
  followedRevision: number;
  goneAt: Date | null;
}
