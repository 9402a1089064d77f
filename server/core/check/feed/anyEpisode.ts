import { missing, type Found } from './found.ts';
import type { CheckedChannel } from './subject.ts';

/** Apple takes a show with at least one episode; of one in its directory whose feed has none any more, apps show an empty list. */
export function* anyEpisode({ channel, itemCount }: CheckedChannel): Generator<Found> {
  if (itemCount === 0) yield missing(channel, 'item', 'apple', 'error', 'no-episode', 'The feed has no episodes, and apps show it as empty or drop it: add at least one.');
}
