import { randomUUID } from 'node:crypto';
import type { ReportKind, UpstreamReport } from '#core/model/upstream';
import type { Transaction } from '../platform/database.ts';

interface Reported {
  showId: string;
  kind: ReportKind;
  /** What it is about: a key, an address. */
  subject: string;
  episodeId?: string | null;
  detail?: ReportDetail;
  /** What is answered to it already; of what asks nothing, that it was told. */
  answer?: string | undefined;
}

/** What a report shows, as it was then. */
export interface ReportDetail {
  title?: string;
  guid?: string | null;
  otherTitle?: string;
  otherGuid?: string | null;
  otherEpisodeId?: string;
  /** The address of a move, sealed, in base64. */
  sealedUrl?: string;
  /** Of corrections that came home: which revision was handed back, after which it was seen, what of it was taken and what was not, in words. */
  revision?: number;
  after?: number;
  taken?: string[];
  left?: string[];
  notTaken?: UpstreamReport['notTaken'];
}

/** Kinds of which nobody is asked twice about the same. */
const ONCE: readonly ReportKind[] = ['moved', 'repeated-guid', 'taken'];
/** Kinds that are told and ask nothing. */
const TOLD: readonly ReportKind[] = ['new', 'back', 'taken'];

/** Reports something that happened upstream, unless the same is open already. */
export async function openReport(transaction: Transaction, nowMs: number, { showId, kind, subject, episodeId = null, detail = {}, answer = TOLD.includes(kind) ? 'told' : undefined }: Reported): Promise<void> {
  const known = await transaction.upstreamReport.count({ where: { showId, kind, subject, ...(!ONCE.includes(kind) && { answeredAt: null }) } });
  if (known > 0) return;
  await transaction.upstreamReport.create({ data: { id: randomUUID(), showId, kind, subject, episodeId, detail: { ...detail }, createdAt: new Date(nowMs), ...(answer !== undefined && { answer, answeredAt: new Date(nowMs) }) } });
}

/** What was reported is so no more. */
export async function settleReports(transaction: Transaction, nowMs: number, showId: string, kind: ReportKind, subjects?: readonly string[]): Promise<void> {
  await transaction.upstreamReport.updateMany({ where: { showId, kind, answeredAt: null, ...(subjects && { subject: { in: [...subjects] } }) }, data: { answer: 'settled', answeredAt: new Date(nowMs) } });
}
