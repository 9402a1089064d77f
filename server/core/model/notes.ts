import { z } from 'zod';
import { Id } from './id.ts';

/** What the show notes of an episode say besides their lists and the conversation. */
export const Notes = z.strictObject({
  /** The episode's own. */
  id: Id,
  /** Plain text: paragraphs parted by blank lines, items begun with `* `. Null: what the source says, as long as nobody wrote another. */
  introduction: z.string().max(100_000).nullable(),
});
export type Notes = z.infer<typeof Notes>;
