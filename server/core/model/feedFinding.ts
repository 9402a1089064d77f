import { z } from 'zod';
import { Severity } from './finding.ts';

/** Whose rule a feed breaks; 'stet' where no one wrote it down and readers stumble all the same. */
export const FeedRule = z.enum(['psp-1', 'apple', 'spotify', 'youtube', 'podcasting-2.0', 'rss', 'stet']);
export type FeedRule = z.infer<typeof FeedRule>;

/** What the feed lint reports. `line` and `column` are 1-based, in UTF-16 code units of the checked text. */
export const FeedFinding = z.strictObject({
  code: z.string(),
  severity: Severity,
  /** The episode's; null for what belongs to the show. */
  key: z.string().nullable(),
  line: z.number().int().positive(),
  column: z.number().int().positive(),
  /** With the prefix everybody knows it by: `itunes:image`. */
  element: z.string(),
  message: z.string(),
  rule: FeedRule,
});
export type FeedFinding = z.infer<typeof FeedFinding>;

/** A finding of what would be published; `wasSo`: it was so in the source already, nobody's edit brought it about. */
export const EditFinding = FeedFinding.extend({ wasSo: z.boolean() });
export type EditFinding = z.infer<typeof EditFinding>;
