import { randomUUID } from 'node:crypto';
import type { ReportKind, UpstreamReport } from '#core/model/upstream';
import type { Transaction } from '../platform/database.ts';
import { sha256 } from '../platform/secrets.ts';

export interface Reported {
  showId: string;
  kind: ReportKind;
  /** What it is about, for example a key or an address. */
  subject: string;
  episodeId?: string | null;
  detail?: ReportDetail;
  /** An answer given in advance; for kinds that ask nothing, this is 'told'. */
  answer?: string | undefined;
}

/** What a report shows, as of the time it was made. */
export interface ReportDetail {
  title?: string;
  guid?: string | null;
  otherTitle?: string;
  otherGuid?: string | null;
  otherEpisodeId?: string;
  /** The address it moved to, encrypted, in base64. */
  sealedUrl?: string;
  /** For corrections taken over by the host: the revision handed back, the newest revision when that was seen, and in words, what was taken and what was not. */
  revision?: number;
  after?: number;
  taken?: string[];
  left?: string[];
  notTaken?: UpstreamReport['notTaken'];
  /** For introductions that follow upstream: how many. */
  episodes?: number;
  /** For an episode that is gone: nobody had taken it in before. */
  leftOut?: boolean;
  /** For a linked transcript that came back shorter: which, and both versions. */
  fileId?: string;
  extents?: NonNullable<UpstreamReport['extents']>;
}

/** Kinds not reported again for the same subject once answered. */
const ONCE: readonly ReportKind[] = ['moved', 'repeated-guid', 'taken', 'another', 'shortened'];
/** Kinds that only inform and need no answer. */
const TOLD: readonly ReportKind[] = ['new', 'introductions', 'back', 'taken', 'went-back'];

/** Opens a report of something that happened upstream, unless the same one is open already. */
export const openReport = (transaction: Transaction, nowMs: number, reported: Reported): Promise<void> => openReports(transaction, nowMs, [reported]);

/** The same for many reports, with two statements however many there are. */
export async function openReports(transaction: Transaction, nowMs: number, all: readonly Reported[]): Promise<void> {
  if (all.length === 0) return;
  const reports = all.map((reported) => ({ ...reported, subject: indexable(reported.subject) }));
  const known = await transaction.$queryRaw<{ name: string }[]>`
    select n.name from jsonb_to_recordset(${JSON.stringify(reports.map(({ showId, kind, subject }) => ({ showId, kind, subject, name: nameOf({ kind, subject }), once: ONCE.includes(kind) })))}::jsonb) n("showId" uuid, kind text, subject text, name text, once boolean)
     where exists (select from "upstream_report" r where r."showId" = n."showId" and r.kind = n.kind and r.subject = n.subject and ((n.once and r.answer is distinct from 'settled') or r."answeredAt" is null))`;
  const told = new Set(known.map(({ name }) => name));
  const at = new Date(nowMs);
  await transaction.upstreamReport.createMany({
    data: reports.filter((reported) => !told.has(nameOf(reported)) && told.add(nameOf(reported))).map(({ showId, kind, subject, episodeId = null, detail = {}, answer = TOLD.includes(kind) ? 'told' : undefined }) =>
      ({ id: randomUUID(), showId, kind, subject, episodeId, detail: { ...detail }, createdAt: at, ...(answer !== undefined && { answer, answeredAt: at }) })),
  });
}

/** PostgreSQL cannot index a longer text, such as an address with a page in it; the detail has what people read. */
const indexable = (subject: string): string => (Buffer.byteLength(subject) <= 2_500 ? subject : sha256(subject).toString('hex'));

const nameOf = ({ kind, subject }: Pick<Reported, 'kind' | 'subject'>): string => `${kind} ${subject}`;

/** Settles open reports that no longer apply: those of the given subjects, or all but one, or all. */
export async function settleReports(transaction: Transaction, nowMs: number, showId: string, kind: ReportKind, subjects?: readonly string[] | { not: string | null }): Promise<void> {
  const subject = subjects === undefined ? {} : 'not' in subjects ? (subjects.not === null ? {} : { subject: { not: indexable(subjects.not) } }) : { subject: { in: subjects.map(indexable) } };
  await transaction.upstreamReport.updateMany({ where: { showId, kind, answeredAt: null, ...subject }, data: { answer: 'settled', answeredAt: new Date(nowMs) } });
}

/**
 * Settles the questions whether an episode goes on as another where the one is back, or the other is gone, too.
 *
 * @returns the episodes that are gone and no longer asked about
 */
export async function settleSameness(transaction: Transaction, nowMs: number, showId: string, back: readonly string[], gone: readonly string[]): Promise<ReadonlySet<string>> {
  if (back.length === 0 && gone.length === 0) return new Set();
  const settled = await transaction.$queryRaw<{ episodeId: string }[]>`
    update "upstream_report" set answer = 'settled', "answeredAt" = ${new Date(nowMs)}
     where "showId" = ${showId}::uuid and kind = 'maybe-same' and "answeredAt" is null and ("episodeId" = any(${back}::uuid[]) or detail ->> 'otherEpisodeId' = any(${gone}::text[]))
    returning "episodeId"`;
  const isBack = new Set(back);
  return new Set(settled.flatMap(({ episodeId }) => (isBack.has(episodeId) ? [] : [episodeId])));
}
