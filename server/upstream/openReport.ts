import { randomUUID } from 'node:crypto';
import type { ReportKind, UpstreamReport } from '#core/model/upstream';
import type { Transaction } from '../platform/database.ts';

export interface Reported {
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
  /** Of introductions that follow their sources: how many. */
  episodes?: number;
}

/** Kinds of which nobody is asked twice about the same, once it was answered. */
const ONCE: readonly ReportKind[] = ['moved', 'repeated-guid', 'taken', 'another'];
/** Kinds that are told and ask nothing. */
const TOLD: readonly ReportKind[] = ['new', 'introductions', 'back', 'taken'];

/** Reports something that happened upstream, unless the same is open already. */
export const openReport = (transaction: Transaction, nowMs: number, reported: Reported): Promise<void> => openReports(transaction, nowMs, [reported]);

/** The same of much that happened: two statements, however much it is. */
export async function openReports(transaction: Transaction, nowMs: number, all: readonly Reported[]): Promise<void> {
  if (all.length === 0) return;
  const known = await transaction.$queryRaw<{ name: string }[]>`
    select n.name from jsonb_to_recordset(${JSON.stringify(all.map(({ showId, kind, subject }) => ({ showId, kind, subject, name: nameOf({ kind, subject }), once: ONCE.includes(kind) })))}::jsonb) n("showId" uuid, kind text, subject text, name text, once boolean)
     where exists (select from "upstream_report" r where r."showId" = n."showId" and r.kind = n.kind and r.subject = n.subject and ((n.once and r.answer is distinct from 'settled') or r."answeredAt" is null))`;
  const told = new Set(known.map(({ name }) => name));
  const at = new Date(nowMs);
  await transaction.upstreamReport.createMany({
    data: all.filter((reported) => !told.has(nameOf(reported)) && told.add(nameOf(reported))).map(({ showId, kind, subject, episodeId = null, detail = {}, answer = TOLD.includes(kind) ? 'told' : undefined }) =>
      ({ id: randomUUID(), showId, kind, subject, episodeId, detail: { ...detail }, createdAt: at, ...(answer !== undefined && { answer, answeredAt: at }) })),
  });
}

const nameOf = ({ kind, subject }: Pick<Reported, 'kind' | 'subject'>): string => `${kind} ${subject}`;

/** What was reported is so no more: of these subjects, or of all but one. */
export async function settleReports(transaction: Transaction, nowMs: number, showId: string, kind: ReportKind, subjects?: readonly string[] | { not: string | null }): Promise<void> {
  const subject = subjects === undefined ? {} : 'not' in subjects ? (subjects.not === null ? {} : { subject: { not: subjects.not } }) : { subject: { in: [...subjects] } };
  await transaction.upstreamReport.updateMany({ where: { showId, kind, answeredAt: null, ...subject }, data: { answer: 'settled', answeredAt: new Date(nowMs) } });
}
