import { z } from 'zod';
import { Severity } from './finding.ts';

/** Whose rule a feed breaks; 'stet' if nobody wrote it down but readers stumble all the same. */
export const FeedRule = z.enum(['psp-1', 'apple', 'spotify', 'youtube', 'podcasting-2.0', 'rss', 'stet']);
export type FeedRule = z.infer<typeof FeedRule>;

/** What the feed lint reports. `line` and `column` are 1-based, in UTF-16 code units of the checked text. */
export const FeedFinding = z.strictObject({
  code: z.string(),
  severity: Severity,
  /** The episode's key; null for a finding about the show. */
  key: z.string().nullable(),
  line: z.number().int().positive(),
  column: z.number().int().positive(),
  /** With its usual prefix: `itunes:image`. */
  element: z.string(),
  message: z.string(),
  rule: FeedRule,
});
export type FeedFinding = z.infer<typeof FeedFinding>;

/** A finding about what would be published. `wasSo`: it was already so in the source; no edit of ours caused it. */
export const EditFinding = FeedFinding.extend({ wasSo: z.boolean() });
export type EditFinding = z.infer<typeof EditFinding>;
