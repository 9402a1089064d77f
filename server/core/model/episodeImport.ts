import { z } from 'zod';
import { Id, Ms } from './id.ts';

/** replace: the episode becomes what the file says. merge: what was corrected here stays, and the file adds what it knows better. */
export const BringMode = z.enum(['replace', 'merge']);
export type BringMode = z.infer<typeof BringMode>;

export const FileKind = z.enum(['transcript', 'chapters']);
export type FileKind = z.infer<typeof FileKind>;

const choices = {
  /** One of `formatNames`; if absent, detected from the content. */
  format: z.string().min(1).max(40).optional(),
  /** What to take from a file that holds both; if absent, the transcript if there is one. */
  kind: FileKind.optional(),
};

/**
 * POST /api/episodes/:id/imports: a transcript or chapter file for an existing episode. Nothing changes until it is accepted.
 * Either its bytes or, if pasted, its text; at most 100 MB.
 */
export const NewEpisodeImport = z.strictObject({
  fileName: z.string().max(500).optional(),
  base64: z.base64().max(140_000_000).optional(),
  text: z.string().min(1).max(20_000_000).optional(),
  ...choices,
  /** One segment per cue, instead of paragraphs. */
  keepCues: z.boolean().default(false),
}).refine((body) => (body.base64 === undefined) !== (body.text === undefined), 'either base64 or text');
export type NewEpisodeImport = z.infer<typeof NewEpisodeImport>;

/** GET /api/episodes/:id/imports/:importId: the same file, read again with these choices, against the episode as it is now. */
export const EpisodeImportQuery = z.strictObject({ ...choices, keepCues: z.stringbool().default(false) });
export type EpisodeImportQuery = z.infer<typeof EpisodeImportQuery>;

/** POST /api/episodes/:id/imports/:importId/accept, with the choices of the preview that was looked at. */
export const AcceptEpisodeImport = z.strictObject({
  mode: BringMode,
  /** `revision` of that preview. */
  baseRevision: z.number().int().min(0).max(2_147_483_647),
  ...choices,
  keepCues: z.boolean().default(false),
});
export type AcceptEpisodeImport = z.infer<typeof AcceptEpisodeImport>;

const count = z.number().int().min(0);

/** A segment or chapter as people read it. A long text is cut down to what differs, with "…" for what is left out. */
const Side = z.strictObject({ startMs: Ms.nullable(), endMs: Ms.nullable(), speaker: z.string().nullable(), text: z.string(), url: z.string().nullable() });

/** One line of the preview. `what` lists what differs; it is empty for a segment or chapter that is added or removed. */
export const DifferenceRow = z.strictObject({
  of: z.enum(['segment', 'chapter']),
  kind: z.enum(['added', 'removed', 'changed']),
  what: z.array(z.enum(['words', 'speaker', 'start', 'end', 'wordTimes', 'title', 'url', 'image'])),
  /** In the episode; null for what is added. */
  recordId: Id.nullable(),
  before: Side.nullable(),
  after: Side.nullable(),
});
export type DifferenceRow = z.infer<typeof DifferenceRow>;

/** What accepting a file would change. */
export const Difference = z.strictObject({
  /** True if nothing would change. */
  none: z.boolean(),
  /** In words: "3 segments added", "118 words changed". Empty if nothing changes. */
  summary: z.array(z.string()),
  segments: z.strictObject({ before: count, after: count, added: count, removed: count, reworded: count, relabelled: count, retimed: count, wordTimed: count }),
  words: z.strictObject({ before: count, after: count, added: count, removed: count }),
  speakersAdded: z.array(z.string()),
  chapters: z.strictObject({ before: count, after: count, added: count, removed: count, changed: count }),
  /** The first `rows.length` of `rowsTotal`, in reading order. */
  rows: z.array(DifferenceRow),
  rowsTotal: count,
});
export type Difference = z.infer<typeof Difference>;

/** What was read from a file, and what it would do to the episode. */
export const EpisodeImport = z.strictObject({
  id: z.uuid(),
  fileName: z.string().nullable(),
  /** The format it was read as: one of `formatNames`, its usual name, and why it was recognised as such. */
  format: z.strictObject({ name: z.string(), title: z.string(), reason: z.string() }),
  kind: FileKind,
  keepCues: z.boolean(),
  report: z.strictObject({
    read: count,
    /** The first of `repairedTotal`; lines count from 1. */
    repaired: z.array(z.strictObject({ line: z.number().int(), what: z.string() })),
    repairedTotal: count,
    rejected: z.array(z.strictObject({ line: z.number().int(), why: z.string() })),
    rejectedTotal: count,
  }),
  /** What the file holds. `timedWords` have a measured time. */
  counts: z.strictObject({ segments: count, words: count, timedWords: count, speakers: count, chapters: count }),
  /** The revision of the episode that the differences were computed against. */
  revision: z.number().int(),
  differences: z.strictObject({ replace: Difference, merge: Difference }),
});
export type EpisodeImport = z.infer<typeof EpisodeImport>;
