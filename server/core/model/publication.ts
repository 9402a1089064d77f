import { z } from 'zod';
import { Enrichment, ShowMode } from './show.ts';
import { Finding } from './finding.ts';

/** A stretch of a unified diff of the feed's XML; `line`s are 1-based. */
export const Hunk = z.strictObject({
  oldLine: z.number().int(),
  newLine: z.number().int(),
  lines: z.array(z.strictObject({ kind: z.enum(['same', 'removed', 'added']), text: z.string(), changed: z.array(z.tuple([z.number().int(), z.number().int()])) })),
});
export type Hunk = z.infer<typeof Hunk>;

const change = z.strictObject({
  episodeId: z.uuid(),
  title: z.string(),
  /** In words: "3 speaker labels", "1 timestamp". */
  summary: z.array(z.string()),
  details: z.array(z.strictObject({ field: z.string(), place: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  notHeld: z.array(z.strictObject({ path: z.string(), wanted: z.unknown(), written: z.unknown(), why: z.string() })),
  notesBefore: z.string(),
  notesAfter: z.string(),
});

/** GET /api/shows/:id/publication-preview?enrichments=a,b&mode=mirror: exactly what publishing would do. */
export const PublicationPreview = z.strictObject({
  /** Hash of the feed that would be served; publishing takes it back, so that what was seen is what goes out. */
  hash: z.string(),
  first: z.boolean(),
  corrections: z.number().int(),
  enrichments: z.array(Enrichment),
  changes: z.array(change),
  hunks: z.array(Hunk),
  blocked: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  errors: z.array(z.strictObject({ episodeId: z.uuid(), title: z.string(), findings: z.array(Finding) })),
});
export type PublicationPreview = z.infer<typeof PublicationPreview>;

export const NewPublication = z.strictObject({
  hash: z.string(),
  enrichments: z.array(Enrichment),
  mode: ShowMode.optional(),
  override: z.string().trim().min(3).max(1_000).optional(),
});

export const Publication = z.strictObject({
  id: z.uuid(),
  showId: z.uuid(),
  showTitle: z.string(),
  number: z.number().int(),
  summary: z.array(z.string()),
  publishedBy: z.string().nullable(),
  publishedAt: z.iso.datetime(),
  bytes: z.number().int(),
  feedUrl: z.string().nullable(),
});
export type Publication = z.infer<typeof Publication>;
