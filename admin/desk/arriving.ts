import type { Desk } from '#core/model/episode';
import type { StetDataProvider } from '../dataProvider';
import { answeredEarly } from '../early';

/** Where the desk of the episode is asked for to which an address leads; null where it leads elsewhere. */
export const deskAt = (hash: string): string | null => {
  const episodeId = /^#\/episodes\/([\w-]+)(?:[/?]|$)/.exec(hash)?.[1];
  return episodeId === undefined ? null : pathOf(episodeId);
};

const pathOf = (episodeId: string): string => `/episodes/${episodeId}/desk`;

/** The episode of a desk that opens. */
export async function deskOf(provider: StetDataProvider, episodeId: string, signal: AbortSignal): Promise<Desk> {
  const early = await answeredEarly<Desk>(pathOf(episodeId));
  signal.throwIfAborted();
  return early ?? provider.desk(episodeId, signal);
}
