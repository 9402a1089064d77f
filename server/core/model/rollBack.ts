import { z } from 'zod';
import { PublicationPreview } from './publication.ts';

/** By `recordId.field` (or `show.field`): whether a place that was changed again since is restored anyway or keeps what it says. */
export const RollBackChoices = z.record(z.string().max(200), z.enum(['restore', 'keep']));

/** POST /api/publications/:id/roll-back-preview */
export const RollBackQuestion = z.strictObject({ choices: RollBackChoices.default({}) });

/** A place that the publication changed and somebody changed again since. */
export const RollBackConflict = z.strictObject({
  /** The key of the choice. */
  place: z.string(),
  episodeId: z.uuid().nullable(),
  title: z.string(),
  /** In words: "0:15, Odd Lindqvist". */
  where: z.string(),
  field: z.string(),
  /** What it said before the publication; null if nothing. */
  restored: z.string().nullable(),
  /** What it says now. */
  now: z.string().nullable(),
});
export type RollBackConflict = z.infer<typeof RollBackConflict>;

/** What rolling back a publication would do. */
export const RollBackPreview = PublicationPreview.pick({ hash: true, changes: true, showChanges: true, showNotHeld: true, showLeft: true, additions: true, linked: true, hunks: true, blocked: true, enrichments: true }).extend({
  number: z.number().int(),
  /** Nothing has changed since: the feed will be that of the previous publication, byte for byte. */
  exact: z.boolean(),
  /** Except for its `lastBuildDate`, which is then the time of this publication. */
  dated: z.boolean(),
  /** Speakers who get an earlier name back, in words; that affects all of the show's episodes. */
  speakers: z.array(z.string()),
  /** Every one of these needs a choice before the publication can be rolled back. */
  conflicts: z.array(RollBackConflict),
});
export type RollBackPreview = z.infer<typeof RollBackPreview>;

/** POST /api/publications/:id/roll-back */
export const RollBack = z.strictObject({
  hash: z.string(),
  choices: RollBackChoices.default({}),
  note: z.string().trim().min(1).max(1_000).optional(),
});
