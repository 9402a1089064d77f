import { z } from 'zod';
import { Id } from '../../model/id.ts';
import { Segment, Word } from '../../model/segment.ts';

/** A stretch of a text and its replacement; offsets are UTF-16 code units of the text before. */
export const Replacement = z.strictObject({ start: z.number().int().min(0), end: z.number().int().min(0), text: z.string().max(10_000) });
export type Replacement = z.infer<typeof Replacement>;

/** Words removed from a list and inserted into it, at an index of the list before. */
export const WordSplice = z.strictObject({ at: z.number().int().min(0), remove: z.number().int().min(0), put: z.array(Word) });
export type WordSplice = z.infer<typeof WordSplice>;

/**
 * The replacements in one text, in order and not overlapping; `was` is the text before. It is a segment's text, unless `in` names a chapter's title, a
 * reference's title or note, or an episode's introduction. `words` restores word times exactly; if absent, they are aligned as in `setText`.
 */
export const TextEdit = z.strictObject({
  id: Id,
  in: z.enum(['chapter', 'reference', 'note', 'introduction']).optional(),
  was: Segment.shape.text,
  spans: z.array(Replacement).min(1).max(20_000),
  words: z.array(WordSplice).optional(),
});
export type TextEdit = z.infer<typeof TextEdit>;

/** One replacement in many places. `find` and `replacement` are what was searched for and written, for the history. */
export const ReplaceAll = z.strictObject({ type: z.literal('replaceAll'), find: z.string().max(1_000), replacement: z.string().max(10_000), edits: z.array(TextEdit).min(1).max(20_000) });
export type ReplaceAll = z.infer<typeof ReplaceAll>;
