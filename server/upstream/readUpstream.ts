import { Injectable } from '@nestjs/common';
import { PollResult, ReportKind, WhenGone, type UpstreamConflict, type UpstreamReport, type UpstreamState, type WhichReports } from '#core/model/upstream';
import { combinedText } from '#core/upstream/mergeText';
import type { Prisma } from '../../prisma/generated/client.ts';
import { Access } from '../access/access.ts';
import type { Requester } from '../access/requester.ts';
import { SOURCE_URL } from '../import/sourceUrl.ts';
import { Database } from '../platform/database.ts';
import { redactText } from '../platform/log/redact.ts';
import { Secrets } from '../platform/secrets.ts';
import type { List } from '../shows/listQuery.ts';
import type { ReportDetail } from './openReport.ts';
import { OPEN_QUESTIONS } from './questions.ts';

const MOST_CONFLICTS = 200;
/** How many reports are shown at first. */
const FIRST: Record<WhichReports, number> = { open: 200, answered: 20 };
const ORDER = [{ createdAt: 'desc' }, { kind: 'asc' }, { subject: 'asc' }, { id: 'asc' }] satisfies Prisma.UpstreamReportOrderByWithRelationInput[];

/** How a show follows its feed, what happened there, and what needs a decision. */
@Injectable()
export class ReadUpstream {
  constructor(private readonly database: Database, private readonly access: Access, private readonly secrets: Secrets) {}

  async run(user: Requester, showId: string): Promise<UpstreamState> {
    await this.access.require(user, 'viewer', { showIds: [showId] });
    const { prisma } = this.database;
    const followed = await prisma.upstream.findUnique({ where: { showId } });
    const [open, answered] = [await this.reports(showId, 'open'), await this.reports(showId, 'answered')];
    const kinds = await prisma.upstreamReport.groupBy({ by: ['kind'], where: whereOf(showId, 'open'), _count: true, orderBy: { kind: 'asc' } });
    const where = { showId, resolvedAt: null };
    const total = await prisma.upstreamConflict.count({ where });
    return {
      feed: followed && feedOf(followed, redactText(this.secrets.open(followed.url, SOURCE_URL))),
      reports: [...open, ...answered],
      reportsTotal: { open: kinds.map(({ kind, _count: count }) => ({ kind: ReportKind.parse(kind), count })), answered: await prisma.upstreamReport.count({ where: whereOf(showId, 'answered') }) },
      conflicts: await this.conflicts(showId),
      conflictsTotal: total,
    };
  }

  /** A page of reports. */
  async list(user: Requester, showId: string, { which, page, perPage }: { which: WhichReports; page: number; perPage: number }): Promise<List<UpstreamReport>> {
    await this.access.require(user, 'viewer', { showIds: [showId] });
    return { items: await this.reports(showId, which, { page, perPage }), total: await this.database.prisma.upstreamReport.count({ where: whereOf(showId, which) }) };
  }

  private async reports(showId: string, which: WhichReports, { page, perPage } = { page: 1, perPage: FIRST[which] }): Promise<UpstreamReport[]> {
    return (await this.database.prisma.upstreamReport.findMany({ where: whereOf(showId, which), orderBy: ORDER, skip: (page - 1) * perPage, take: perPage })).map(reportOf);
  }

  private async conflicts(showId: string): Promise<UpstreamConflict[]> {
    const { rows } = await this.database.pool.query<Omit<UpstreamConflict, 'createdAt' | 'combined'> & { createdAt: Date }>(
      `select q.id, q."episodeId", e.title as "episodeTitle", q.kind, q.field, q."startMs", q.words, q.base, q.ours, q.theirs, q."createdAt", q.version,
              (count(*) over (partition by q.kind, q.field, q.version))::int - 1 as alike
         from (${OPEN_QUESTIONS}) q left join "episode" e on e.id = q."episodeId"
        order by e.position nulls first, q."startMs" nulls last, q.name limit ${MOST_CONFLICTS}`, [showId]);
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString(), combined: combinedOf(row) }));
  }
}

const whereOf = (showId: string, which: WhichReports) => ({ showId, answeredAt: which === 'open' ? null : { not: null } });

const feedOf = ({ nextPollAt, lastPolledAt, lastResult, whenGone, intervalMinutes, paused, lastMessage, failures, periodMinutes, complete }: Row, url: string): UpstreamState['feed'] => ({
  url, intervalMinutes, paused, lastMessage, failures, periodMinutes, complete,
  whenGone: WhenGone.parse(whenGone), nextPollAt: nextPollAt.toISOString(), lastPolledAt: lastPolledAt?.toISOString() ?? null, lastResult: lastResult === null ? null : PollResult.parse(lastResult),
});

type Row = NonNullable<Awaited<ReturnType<Database['prisma']['upstream']['findUnique']>>>;

function reportOf({ id, kind, episodeId, detail, createdAt, answer, subject }: NonNullable<Awaited<ReturnType<Database['prisma']['upstreamReport']['findUnique']>>>): UpstreamReport {
  const { title = subject, otherTitle = null, otherEpisodeId = null, guid = null, otherGuid = null, revision = null, taken = [], left = [], notTaken = [], episodes = null, leftOut = false, extents = null } = detail as ReportDetail;
  return { id, kind: kind as UpstreamReport['kind'], episodeId, title, otherTitle, otherEpisodeId, guid, otherGuid, revision, taken, left, notTaken, episodes, leftOut, extents, createdAt: createdAt.toISOString(), answer };
}

/** For texts of many words, a text with both edits. */
function combinedOf({ field, base, ours, theirs }: Pick<UpstreamConflict, 'field' | 'base' | 'ours' | 'theirs'>): string | null {
  if (field === '*' || typeof ours !== 'string' || typeof theirs !== 'string') return null;
  return field === 'text' || field === 'note' || field === 'description' ? combinedText(typeof base === 'string' ? base : '', ours, theirs) : ours;
}
