import type { Selection } from '#core/model/publication';
import type { z } from 'zod';

/** What to publish: everything, or some episodes and perhaps the changes to the show itself. */
export type Chosen = 'all' | { episodeIds: readonly string[]; show: boolean };

/** In the form the server expects. */
export const selectionOf = (chosen: Chosen): Pick<z.infer<typeof Selection>, 'episodeIds' | 'show'> =>
  chosen === 'all' ? {} : { episodeIds: [...chosen.episodeIds], show: chosen.show };

export const isChosen = (chosen: Chosen, episodeId: string): boolean => chosen === 'all' || chosen.episodeIds.includes(episodeId);

/** Ticks or unticks an episode. Once all are ticked, everything is selected again, including the show itself. */
export function ticked(chosen: Chosen, waiting: readonly { episodeId: string }[], episodeId: string, on: boolean): Chosen {
  const episodeIds = waiting.map((each) => each.episodeId).filter((id) => (id === episodeId ? on : isChosen(chosen, id)));
  return episodeIds.length === waiting.length ? 'all' : { episodeIds, show: chosen !== 'all' && chosen.show };
}
