import { z } from 'zod';
import { Id } from './id.ts';
import { sayable } from './sayable.ts';

/** A person of the show. Identity is the id, so a rename is one edit everywhere. */
export const Speaker = z.strictObject({
  id: Id,
  name: z.string().min(1).max(128),
  aliases: z.array(z.string().min(1).max(128)).max(50),
});
export type Speaker = z.infer<typeof Speaker>;

/** A name that somebody enters: one line, because it becomes a label. Names that came with a feed or a file are kept as they are. */
export const SpeakerName = sayable(z.string().trim().min(1).max(128).regex(/^[^\t\n\r\u0085\u2028\u2029]*$/, 'must be on one line'));
