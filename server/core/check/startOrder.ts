import type { Finding } from '../model/finding.ts';
import { formatTimestamp } from '../time/timestamp.ts';
import type { CheckedEpisode } from './episode.ts';
import { foundAt } from './found.ts';

/**
 * Start times that run backwards (`start-order`) or stand still (`start-repeated`). Each is compared with the last one before it, so
 * that one wrong time gives one finding and not one for everything after it.
 */
export function startOrder({ segments }: CheckedEpisode): Finding[] {
  const findings: Finding[] = [];
  let last: number | null = null;
  for (const segment of segments) {
    const { startMs } = segment;
    if (startMs === null) continue;
    if (last !== null && startMs < last) {
      findings.push(foundAt(segment, 'start-order', 'error', `Starts at ${formatTimestamp(startMs)}, but the segment before it at ${formatTimestamp(last)}: one of the two times is wrong.`));
    } else if (startMs === last) {
      findings.push(foundAt(segment, 'start-repeated', 'warning', `Starts at ${formatTimestamp(startMs)}, as the segment before it does: one of the two times is wrong.`));
    }
    last = startMs;
  }
  return findings;
}
