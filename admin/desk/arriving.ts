import type { Desk } from '#core/model/episode';
import type { StetDataProvider } from '../dataProvider';

let asked: { episodeId: string; answer: Promise<Desk | null> } | null = null;

/** The episode whose desk an address leads to; null where it leads elsewhere. */
export const episodeOf = (hash: string): string | null => /^#\/episodes\/([\w-]+)(?:[/?]|$)/.exec(hash)?.[1] ?? null;

/** Asks for an episode before there is a desk to show it: its answer comes while the desk's code does. Where it is refused, the desk asks again, and says why. */
export function askEarly(provider: StetDataProvider, episodeId: string): void {
  asked = { episodeId, answer: provider.deskIfSignedIn(episodeId).catch(() => null) };
}

/** The episode of a desk that opens: what was asked for early serves once. */
export async function deskOf(provider: StetDataProvider, episodeId: string, signal: AbortSignal): Promise<Desk> {
  const early = asked?.episodeId === episodeId ? asked.answer : null;
  asked = null;
  const answer = await early;
  signal.throwIfAborted();
  return answer ?? provider.desk(episodeId, signal);
}
