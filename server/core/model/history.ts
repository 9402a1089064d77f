import { z } from 'zod';
import { Chapter } from './chapter.ts';
import { Id } from './id.ts';
import { Notes } from './notes.ts';
import { Reference } from './reference.ts';
import { Segment } from './segment.ts';
import { Speaker } from './speaker.ts';

/** A revision, described for people. */
export const HistoryEntry = z.strictObject({
  number: z.number().int(),
  author: z.string().nullable(),
  authorId: Id.nullable(),
  createdAt: z.iso.datetime(),
  /** What it is, if what it did does not make that plain: "upstream of 3 March 2026". */
  note: z.string().nullable(),
  undoes: z.number().int().nullable(),
  undoneBy: z.number().int().nullable(),
  /** What it did, counted: "3 speaker labels". */
  summary: z.array(z.string()),
  /** The first few changes; empty if the revision is too large to read again. */
  details: z.array(z.strictObject({ field: z.string(), segmentId: Id.nullable(), before: z.string().nullable(), after: z.string().nullable() })),
  /** How many further changes have words to show. */
  moreDetails: z.number().int(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** GET /api/episodes/:id/history, newest first. */
export const HistoryQuery = z.strictObject({
  /** Entries before this number. */
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  authorId: z.uuid().optional(),
  segmentId: z.uuid().optional(),
  /** How many changes of each entry to tell one by one. */
  details: z.coerce.number().int().min(0).max(500).default(4),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;

/** Which of the corrections handed back to it the host of a feed took over. Not a revision: it stands between revisions. */
export const HistoryTaken = z.strictObject({
  /** The newest revision at that time. */
  after: z.number().int(),
  at: z.iso.datetime(),
  /** The revision that was handed back. */
  revision: z.number().int(),
  /** What the host took and what it left, counted: "3 speaker labels". */
  taken: z.array(z.string()),
  left: z.array(z.string()),
});
export type HistoryTaken = z.infer<typeof HistoryTaken>;

/** `taken` covers the same stretch as `items`, newest first; it is empty when filtering by a person or a segment. */
export const History = z.strictObject({ items: z.array(HistoryEntry), taken: z.array(HistoryTaken), more: z.boolean(), people: z.array(z.strictObject({ id: Id, name: z.string() })) });
export type History = z.infer<typeof History>;

const both = <Kind extends z.ZodType>(kind: Kind) => z.array(z.strictObject({ before: kind.nullable(), after: kind.nullable() }));

/** The differences between two revisions: each record before and after; null if it did not exist. */
export const Comparison = z.strictObject({
  from: z.number().int(),
  to: z.number().int(),
  segments: both(Segment),
  chapters: both(Chapter),
  references: both(Reference),
  speakers: both(Speaker),
  notes: both(Notes),
});
export type Comparison = z.infer<typeof Comparison>;
