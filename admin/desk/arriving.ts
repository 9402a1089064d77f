import type { Desk } from '#core/model/episode';
import type { StetDataProvider } from '../dataProvider';

let asked: { episodeId: string; answer: Promise<Desk | null> } | null = null;

/** The episode whose desk an address leads to; null where it leads elsewhere. */
export const episodeOf = (hash: string): string | null => /^#\/episodes\/([\w-]+)(?:[/?]|$)/.exec(hash)?.[1] ?? null;

/**
 * Asks for an episode before there is a page to show it: its answer comes while the code does. Where it is refused, as where nobody is
 * signed in, the desk asks again, and says why.
 */
export function askEarly(episodeId: string): void {
  const answer = fetch(`/api/episodes/${episodeId}/desk`, { headers: { Accept: 'application/json' } }).then((response) => (response.ok ? (response.json() as Promise<Desk>) : null));
  asked = { episodeId, answer: answer.catch(() => null) };
}

/** The episode of a desk that opens: what was asked for early serves once. */
export async function deskOf(provider: StetDataProvider, episodeId: string, signal: AbortSignal): Promise<Desk> {
  const early = asked?.episodeId === episodeId ? asked.answer : null;
  asked = null;
  const answer = await early;
  signal.throwIfAborted();
  return answer ?? provider.desk(episodeId, signal);
}
