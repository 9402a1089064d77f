import { z } from 'zod';

/** An item of a show's feed that is not an episode here: it is published as it came. */
export const FeedItem = z.strictObject({
  key: z.string(),
  title: z.string(),
  pubDate: z.iso.datetime().nullable(),
  segments: z.number().int(),
});
export type FeedItem = z.infer<typeof FeedItem>;

/** POST /api/shows/:id/feed-items: makes episodes of some items, or of all that remain. */
export const TakeInItems = z.strictObject({
  keys: z.array(z.string().min(1)).min(1).max(40_000).optional(),
  all: z.literal(true).optional(),
}).refine(({ keys, all }) => (keys === undefined) !== (all === undefined), 'either keys or all');
export type TakeInItems = z.infer<typeof TakeInItems>;

export const TakenIn = z.strictObject({ episodeIds: z.array(z.uuid()) });
