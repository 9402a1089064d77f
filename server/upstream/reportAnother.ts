import type { ShowReading } from '#core/feed/reading';
import { anotherShow, sameChannel } from '#core/upstream/anotherShow';
import { fewWords } from '#core/upstream/conflict';
import type { Transaction } from '../platform/database.ts';
import { sha256 } from '../platform/secrets.ts';
import { knownEpisodes, markOf } from './knownEpisodes.ts';
import { openReport, settleReports } from './openReport.ts';
import type { FeedVersion } from './readVersion.ts';

interface Before {
  showId: string;
  sourceId: string;
  /** Null if the source is too old to have this recorded; then another show cannot be detected. */
  said: ShowReading | null;
}

/**
 * If the new version is the feed of another show, reports that instead of merging it, which would replace all episodes by somebody else's. It is
 * merged after all if a publisher says that it is this show.
 *
 * @returns the message for it; null if it is this show's feed
 */
export async function reportAnother(transaction: Transaction, { showId, sourceId, said }: Before, { index, marks }: FeedVersion, nowMs: number): Promise<string | null> {
  // the usual case, which needs no query
  if (said === null || sameChannel(said, index.show)) return null;
  const { episodes, others } = await knownEpisodes(transaction, showId, sourceId);
  if (!anotherShow({ show: said, items: [...episodes.map(markOf), ...others.map(({ mark }) => mark)] }, { show: index.show, items: marks })) return null;
  const { title, link, podcastGuid } = index.show;
  const subject = sha256(JSON.stringify([title, link, podcastGuid])).toString('hex');
  if ((await transaction.upstreamReport.count({ where: { showId, kind: 'another', subject, answer: 'merge' } })) > 0) return null;
  await settleReports(transaction, nowMs, showId, 'another', { not: subject });
  const called = fewWords(title);
  await openReport(transaction, nowMs, { showId, kind: 'another', subject, detail: { title: called } });
  return `What is there now is the feed of another show${called === '' ? '' : `, “${called}”`}: none of its episodes is one of this show. Nothing of it was taken.`;
}
