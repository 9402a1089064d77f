import { z } from 'zod';
import { Id } from '../../model/id.ts';
import { Segment, Word } from '../../model/segment.ts';

/** What comes in place of a stretch of a text; offsets are UTF-16 code units of the text before. */
export const Replacement = z.strictObject({ start: z.number().int().min(0), end: z.number().int().min(0), text: z.string().max(10_000) });
export type Replacement = z.infer<typeof Replacement>;

/** Words taken out of a list and put into it, at a place of the list before. */
export const WordSplice = z.strictObject({ at: z.number().int().min(0), remove: z.number().int().min(0), put: z.array(Word) });
export type WordSplice = z.infer<typeof WordSplice>;

/**
 * What is replaced in one text: stretches of what it was, in order and apart. The text is a segment's, unless `in` says otherwise: a
 * chapter's title, a reference's title or note, the introduction of an episode. `words` bring word times back exactly; absent, they are aligned as by `setText`.
 */
export const TextEdit = z.strictObject({
  id: Id,
  in: z.enum(['chapter', 'reference', 'note', 'introduction']).optional(),
  was: Segment.shape.text,
  spans: z.array(Replacement).min(1).max(20_000),
  words: z.array(WordSplice).optional(),
});
export type TextEdit = z.infer<typeof TextEdit>;

/** One replacement in many places. `find` and `replacement` are what was asked for, to be shown in a history. */
export const ReplaceAll = z.strictObject({ type: z.literal('replaceAll'), find: z.string().max(1_000), replacement: z.string().max(10_000), edits: z.array(TextEdit).min(1).max(20_000) });
export type ReplaceAll = z.infer<typeof ReplaceAll>;
