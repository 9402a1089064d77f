import { z } from 'zod';

/**
 * The result of the last poll: same: nothing new · merged · unreadable · failed: no answer · gone: HTTP 410 · ours: it leads to the feed that we publish ·
 * another: it is another show's feed.
 */
export const PollResult = z.enum(['same', 'merged', 'unreadable', 'failed', 'gone', 'ours', 'another']);
export type PollResult = z.infer<typeof PollResult>;

export const ReportKind = z.enum(['new', 'introductions', 'back', 'taken', 'went-back', 'gone', 'maybe-same', 'repeated-guid', 'locked', 'moved', 'ended', 'another', 'shortened']);
export type ReportKind = z.infer<typeof ReportKind>;

/** What happens to an episode that is gone upstream: ask somebody · keep it in our feed · let it leave with the next publication. */
export const WhenGone = z.enum(['ask', 'keep', 'leave']);
export type WhenGone = z.infer<typeof WhenGone>;

/** The possible answers to each kind of report. */
export const ANSWERS: Readonly<Record<ReportKind, readonly string[]>> = {
  'new': [], 'introductions': [], 'back': [], 'taken': [], 'went-back': [],
  'gone': ['keep', 'leave', 'remove'],
  'maybe-same': ['same', 'different'],
  'repeated-guid': ['seen'],
  'locked': ['confirmed'],
  'moved': ['follow', 'stay'],
  'ended': ['seen'],
  'another': ['merge', 'ignore'],
  'shortened': ['keep', 'take'],
};

/** How much a transcript says, and its last words. */
export const TranscriptExtent = z.strictObject({ segments: z.number().int(), words: z.number().int(), end: z.string() });
export type TranscriptExtent = z.infer<typeof TranscriptExtent>;

export const UpstreamReport = z.strictObject({
  id: z.uuid(),
  kind: ReportKind,
  episodeId: z.uuid().nullable(),
  /** Title of the episode, or an address without its secrets. */
  title: z.string(),
  /** For `maybe-same`: the new item's title. */
  otherTitle: z.string().nullable(),
  otherEpisodeId: z.uuid().nullable(),
  guid: z.string().nullable(),
  otherGuid: z.string().nullable(),
  /** For `taken`: the revision that was handed back to the host. */
  revision: z.number().int().nullable(),
  /** What the host took and what it left, counted: "3 speaker labels". */
  taken: z.array(z.string()),
  left: z.array(z.string()),
  /** What it left, one by one; only the first if there are many. */
  notTaken: z.array(z.strictObject({ field: z.string(), place: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** How many episodes it is about, if several. */
  episodes: z.number().int().nullable(),
  /** For `gone`: nobody had taken it in before; it is an episode now, so that it can be kept. */
  leftOut: z.boolean(),
  /** For `shortened`: the transcript that is in use, and what its host has in its place now. */
  extents: z.strictObject({ ours: TranscriptExtent, theirs: TranscriptExtent }).nullable(),
  createdAt: z.iso.datetime(),
  answer: z.string().nullable(),
});
export type UpstreamReport = z.infer<typeof UpstreamReport>;

export const UpstreamConflict = z.strictObject({
  id: z.uuid(),
  episodeId: z.uuid().nullable(),
  episodeTitle: z.string().nullable(),
  kind: z.enum(['segment', 'chapter', 'reference', 'introduction', 'item', 'show']),
  field: z.string(),
  startMs: z.number().int().nullable(),
  words: z.string(),
  base: z.unknown(),
  ours: z.unknown(),
  theirs: z.unknown(),
  /** For a text: both edits combined, as a starting point. */
  combined: z.string().nullable(),
  /** How many other conflicts ask the same: same field, same `ours` and `theirs`. */
  alike: z.number().int(),
  /** Changes whenever `ours` or `theirs` does. */
  version: z.string(),
  createdAt: z.iso.datetime(),
});
export type UpstreamConflict = z.infer<typeof UpstreamConflict>;

/** GET /api/shows/:id/upstream */
export const UpstreamState = z.strictObject({
  /** Null if the show came from a file or was made here, and is not followed. */
  feed: z.strictObject({
    /** Without its secrets. */
    url: z.string(),
    intervalMinutes: z.number().int(),
    paused: z.boolean(),
    whenGone: WhenGone,
    nextPollAt: z.iso.datetime(),
    lastPolledAt: z.iso.datetime().nullable(),
    lastResult: PollResult.nullable(),
    lastMessage: z.string().nullable(),
    failures: z.number().int(),
    /** How often the show publishes by its own account, in minutes. */
    periodMinutes: z.number().int().nullable(),
    /** The show says that it has ended, so it is looked at rarely. */
    complete: z.boolean(),
  }).nullable(),
  /** Those that wait for an answer first, then the newest of the others; only the first of many. `…/upstream/reports` lists all. */
  reports: z.array(UpstreamReport),
  /** How many there are: those that wait for an answer by kind, and all others. */
  reportsTotal: z.strictObject({ open: z.array(z.strictObject({ kind: ReportKind, count: z.number().int() })), answered: z.number().int() }),
  conflicts: z.array(UpstreamConflict),
  conflictsTotal: z.number().int(),
});
export type UpstreamState = z.infer<typeof UpstreamState>;

/** PATCH /api/shows/:id/upstream */
export const UpstreamChange = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  intervalMinutes: z.number().int().min(5).max(43_200),
  paused: z.boolean(),
  whenGone: WhenGone,
}).partial();
export type UpstreamChange = z.infer<typeof UpstreamChange>;

/** The answers that may be given at once to all open reports of a kind: only those that lose nothing and mean the same for each. */
export const ALIKE: Readonly<Partial<Record<ReportKind, readonly string[]>>> = { 'gone': ['keep', 'leave'], 'maybe-same': ['different'], 'repeated-guid': ['seen'], 'shortened': ['keep'] };

/** POST /api/shows/:id/upstream/reports/:reportId; `alike` answers all open reports of its kind, `also` these reports of other files of its episode that came back shorter. */
export const ReportAnswer = z.strictObject({ answer: z.string().max(40), alike: z.boolean().default(false), also: z.array(z.uuid()).max(200).default([]) });
export type ReportAnswer = z.infer<typeof ReportAnswer>;

/** GET /api/shows/:id/upstream/reports: the open or the answered reports, newest first. */
export const WhichReports = z.enum(['open', 'answered']);
export type WhichReports = z.infer<typeof WhichReports>;

/** The `version` of the conflict that was on the screen. */
const version = z.string().max(100);

/** `combined` gives the value to use; `alike` decides all of the show's conflicts that ask the same. */
export const ConflictChoice = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('ours'), version, alike: z.boolean().default(false) }),
  z.strictObject({ choice: z.literal('theirs'), version, alike: z.boolean().default(false) }),
  z.strictObject({ choice: z.literal('combined'), version, value: z.string().max(200_000), alike: z.literal(false).default(false) }),
]);
export type ConflictChoice = z.infer<typeof ConflictChoice>;

