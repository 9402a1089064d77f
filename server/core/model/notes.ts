import { z } from 'zod';
import { Id } from './id.ts';

/** What an episode's show notes say besides their lists and the conversation. */
export const Notes = z.strictObject({
  /** The episode's id. */
  id: Id,
  /** Plain text: paragraphs separated by blank lines, list items starting with `* `. Null: what the source says, until somebody writes another. */
  introduction: z.string().max(100_000).nullable(),
});
export type Notes = z.infer<typeof Notes>;
