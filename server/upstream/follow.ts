import type { ShowReading } from '#core/feed/reading';
import { DEFAULT_INTERVAL_MINUTES } from '#core/upstream/nextPoll';
import { periodOf } from '#core/upstream/updateFrequency';
import type { Transaction } from '../platform/database.ts';

const MINUTE_MS = 60_000;

/** How often a show says it publishes, in minutes, null if it does not say; and whether it says that it has ended. */
export function rhythmOf({ updateFrequency, complete = false }: Partial<Pick<ShowReading, 'updateFrequency' | 'complete'>>): { periodMinutes: number | null; complete: boolean } {
  const periodMs = updateFrequency ? periodOf(updateFrequency) : null;
  return { periodMinutes: periodMs === null ? null : Math.ceil(periodMs / MINUTE_MS), complete };
}

/** Starts following the feed that a show came from, if it was imported from an address. */
export async function follow(transaction: Transaction, { showId, sourceId, nowMs }: { showId: string; sourceId: string; nowMs: number }): Promise<void> {
  const { url, etag, lastModified, index } = await transaction.source.findUniqueOrThrow({ where: { id: sourceId }, select: { url: true, etag: true, lastModified: true, index: { select: { show: true } } } });
  if (url === null) return;
  const rhythm = index ? rhythmOf(index.show as unknown as ShowReading) : {};
  await transaction.upstream.create({ data: { showId, url, etag, lastModified, ...rhythm, nextPollAt: new Date(nowMs + DEFAULT_INTERVAL_MINUTES * MINUTE_MS) } });
}
