import { decodeFeed, encodeFeed } from '#core/feed/encoding';
import type { FeedProblem } from '#core/feed/problem';
import { repairFeed } from '#core/feed/repair/repair';
import type { RepairName } from '#core/feed/repair/rule';

/** Repairs a feed by the accepted rules and encodes it as it was; or returns what is still wrong with it. */
export function mend(bytes: Uint8Array, rules: readonly RepairName[]): { bytes: Uint8Array<ArrayBuffer> } | { problems: FeedProblem[] } {
  const decoded = decodeFeed(bytes);
  if ('problems' in decoded) return decoded;
  const repaired = repairFeed(decoded.text, rules);
  return 'problems' in repaired ? repaired : { bytes: Uint8Array.from(encodeFeed(repaired.text, decoded.encoding, decoded.bom)) };
}
