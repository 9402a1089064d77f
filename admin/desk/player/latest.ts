import type { Id } from '#core/model/id';

/** Somebody works at no more episodes than this at a time. */
const MOST = 200;

/** What somebody left in each episode, the latest last. */
export type ByEpisode<Value> = readonly (readonly [episodeId: Id, value: Value])[];

export const valueOf = <Value>(entries: ByEpisode<Value>, episodeId: Id): Value | null => entries.find(([id]) => id === episodeId)?.[1] ?? null;

/** With this as the latest; of too many, the oldest goes. */
export const withLatest = <Value>(entries: ByEpisode<Value>, episodeId: Id, value: Value): ByEpisode<Value> =>
  [...entries.filter(([id]) => id !== episodeId), [episodeId, value] as const].slice(-MOST);
