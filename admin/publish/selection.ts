import type { Selection } from '#core/model/publication';
import type { z } from 'zod';

/** What goes out: everything, or some episodes and perhaps what was changed of the show itself. */
export type Chosen = 'all' | { episodeIds: readonly string[]; show: boolean };

/** As the server is asked for it. */
export const selectionOf = (chosen: Chosen): Pick<z.infer<typeof Selection>, 'episodeIds' | 'show'> =>
  chosen === 'all' ? {} : { episodeIds: [...chosen.episodeIds], show: chosen.show };

export const isChosen = (chosen: Chosen, episodeId: string): boolean => chosen === 'all' || chosen.episodeIds.includes(episodeId);

/** One episode ticked or not. With all of them ticked it is everything again, the show itself too. */
export function ticked(chosen: Chosen, waiting: readonly { episodeId: string }[], episodeId: string, on: boolean): Chosen {
  const episodeIds = waiting.map((each) => each.episodeId).filter((id) => (id === episodeId ? on : isChosen(chosen, id)));
  return episodeIds.length === waiting.length ? 'all' : { episodeIds, show: chosen !== 'all' && chosen.show };
}
