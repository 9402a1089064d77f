import { z } from 'zod';
import { Id, Ms } from './id.ts';

/** A named stretch of the episode, up to the start of the next chapter. */
export const Chapter = z.strictObject({
  id: Id,
  startMs: Ms,
  title: z.string().max(1_000),
  url: z.string().max(2_000).nullable(),
  imageUrl: z.string().max(2_000).nullable(),
});
export type Chapter = z.infer<typeof Chapter>;
