import type { Desk } from '#core/model/episode';
import type { StetDataProvider } from '../dataProvider';
import { answeredEarly } from '../early';

/** The API path of the desk that an address opens; null if it opens something else. */
export const deskAt = (hash: string): string | null => {
  const episodeId = /^#\/episodes\/([\w-]+)(?:[/?]|$)/.exec(hash)?.[1];
  return episodeId === undefined ? null : pathOf(episodeId);
};

const pathOf = (episodeId: string): string => `/episodes/${episodeId}/desk`;

/** The episode of a desk that is being opened. */
export async function deskOf(provider: StetDataProvider, episodeId: string, signal: AbortSignal): Promise<Desk> {
  const early = await answeredEarly<Desk>(pathOf(episodeId));
  signal.throwIfAborted();
  return early ?? provider.desk(episodeId, signal);
}
