import { z } from 'zod';
import { Id } from './id.ts';

/** A person of the show. Identity is the id, so that a rename is one edit everywhere. */
export const Speaker = z.strictObject({
  id: Id,
  name: z.string().min(1).max(128),
  aliases: z.array(z.string().min(1).max(128)).max(50),
});
export type Speaker = z.infer<typeof Speaker>;
