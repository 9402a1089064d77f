import type { UpstreamReport } from '#core/model/upstream';
import type { Transaction } from '../platform/database.ts';
import { openReport } from '../upstream/openReport.ts';
import type { DuePlace } from './fetchPlace.ts';
import { LinkedError } from './linkedError.ts';
import { nameIn } from './nameIn.ts';

interface Shorter {
  /** Of its bytes, in hex. */
  hash: string;
  extents: NonNullable<UpstreamReport['extents']>;
  nowMs: number;
}

/** Whether somebody said that this shorter version of a transcript is meant; if nobody was asked about it yet, they are now. */
export async function isMeant(transaction: Transaction, { id, showId, episodeId, url }: DuePlace, { hash, extents, nowMs }: Shorter): Promise<boolean> {
  const subject = `${id} ${hash}`;
  if ((await transaction.upstreamReport.count({ where: { showId, kind: 'shortened', subject, answer: 'take' } })) > 0) return true;
  await settleShortened(transaction, { id, showId }, nowMs, subject);
  const { title } = await transaction.episode.findUniqueOrThrow({ where: { id: episodeId }, select: { title: true } });
  await openReport(transaction, nowMs, { showId, kind: 'shortened', subject, episodeId, detail: { title, otherTitle: nameIn(url) ?? 'transcript', fileId: id, extents } });
  return false;
}

/** Settles what is asked about a file, except about one version of it: its host has another one by now. */
export async function settleShortened(transaction: Transaction, { id, showId }: Pick<DuePlace, 'id' | 'showId'>, nowMs: number, except?: string): Promise<void> {
  await transaction.upstreamReport.updateMany({ where: { showId, kind: 'shortened', answeredAt: null, subject: { startsWith: `${id} `, ...(except !== undefined && { not: except }) } }, data: { answer: 'settled', answeredAt: new Date(nowMs) } });
}

export const shorter = () => new LinkedError('What is there now lacks much of what was there before, so it is not used until a publisher says on the page “Upstream” that this is meant.', true);
