import { z } from 'zod';
import { REPAIR_NAMES } from '../feed/repair/rule.ts';
import { enclosureFields, ItemDate, ItemTitle } from './item.ts';
import { NewShow } from './show.ts';

/** POST /api/imports: what to read. Files travel as base64, so their bytes arrive unchanged. */
export const NewImport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paste'), content: z.string().min(1).max(20_000_000) }),
  z.strictObject({ kind: z.literal('file'), fileName: z.string().max(500), base64: z.base64().max(140_000_000) }),
  z.strictObject({ kind: z.literal('url'), url: z.url({ protocol: /^https?$/ }).max(2_000) }),
]);
export type NewImport = z.infer<typeof NewImport>;

const warning = z.strictObject({ code: z.string(), line: z.number().int(), message: z.string() });
const part = z.strictObject({ kind: z.string(), heading: z.string().nullable(), startLine: z.number().int(), endLine: z.number().int() });

/** What was read of one episode. Line numbers in `part` and `warning` count lines of `notes`. */
export const ImportedEpisode = z.strictObject({
  key: z.string(),
  guid: z.string().nullable(),
  title: z.string().nullable(),
  pubDate: z.iso.datetime().nullable(),
  enclosureUrl: z.string().nullable(),
  segments: z.number().int(),
  chapters: z.number().int(),
  references: z.number().int(),
  speakers: z.array(z.strictObject({ name: z.string(), segments: z.number().int() })),
  parts: z.array(part),
  warnings: z.array(warning),
  /** The notes' source. For a feed it is null here: use GET /api/imports/:id?notes=KEY. */
  notes: z.string().nullable(),
});

export const RepairName = z.enum(REPAIR_NAMES);

/** What is wrong with a feed that is not well-formed, and what one rule would do about it. */
export const Repair = z.strictObject({
  rule: RepairName,
  wrong: z.string(),
  does: z.string(),
  count: z.number().int(),
  places: z.array(z.strictObject({ line: z.number().int(), column: z.number().int(), before: z.string(), after: z.string() })),
});
export type Repair = z.infer<typeof Repair>;

/** POST /api/imports/:id/repair: the rules that were reviewed and accepted. Makes a new import, of the repaired feed. */
export const RepairImport = z.strictObject({ rules: z.array(RepairName).min(1) });
export type RepairImport = z.infer<typeof RepairImport>;

/** Preview of an import; nothing reaches a show until it is accepted. */
export const ImportPreview = z.strictObject({
  id: z.uuid(),
  format: z.enum(['rss', 'text', 'html']),
  origin: z.string(),
  show: z.strictObject({ title: z.string(), link: z.string().nullable(), author: z.string().nullable(), private: z.boolean(), locked: z.boolean(), /** Absent: the feed does not say. */ aiContent: z.boolean().optional() }).nullable(),
  episodes: z.array(ImportedEpisode),
  problems: z.array(z.strictObject({ severity: z.enum(['error', 'warning']), line: z.number().int().nullable(), column: z.number().int().nullable(), message: z.string() })),
  /** For a feed that is not well-formed: all repairs that would make it so; empty if only a person can. */
  repairs: z.array(Repair),
  /** The rules that repaired it. */
  repaired: z.array(RepairName),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/**
 * POST /api/imports/:id/accept: into a new show, or (pages only) as an episode of an existing one. With `inBackground` it answers
 * 202 at once; GET /api/imports/:id/progress follows the rest.
 */
export const AcceptImport = z.strictObject({
  showId: z.uuid().optional(),
  newShow: NewShow.optional(),
  title: ItemTitle.optional(),
  /** All of these are required for a show that came from a feed, since every item there has an enclosure. */
  ...z.strictObject(enclosureFields).partial().shape,
  pubDate: ItemDate.nullable().optional(),
  ownershipConfirmed: z.boolean().default(false),
  /** For a feed: the keys of the items that become episodes; all if absent. The others stay in the feed as they are. */
  episodes: z.array(z.string().min(1)).max(40_000).optional(),
  inBackground: z.boolean().default(false),
}).refine((body) => (body.showId === undefined) !== (body.newShow === undefined), 'either showId or newShow');
export type AcceptImport = z.infer<typeof AcceptImport>;

export const AcceptedImport = z.strictObject({ showId: z.uuid(), episodeIds: z.array(z.uuid()) });

/** Progress of an import in the background. `stalled`: its server seems to have died; accept the import again. */
export const ImportProgress = z.strictObject({
  state: z.enum(['running', 'done', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  stalled: z.boolean(),
  showId: z.uuid().nullable(),
  problem: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});
export type ImportProgress = z.infer<typeof ImportProgress>;

/** Progress of a reading in the background. `stalled`: its server seems to have died; another one takes over by itself. */
export const ImportReading = z.strictObject({
  id: z.uuid(),
  state: z.enum(['fetching', 'reading', 'read', 'failed']),
  doneBytes: z.number().int(),
  /** Null while it is unknown. */
  totalBytes: z.number().int().nullable(),
  episodes: z.number().int(),
  stalled: z.boolean(),
  problem: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});
export type ImportReading = z.infer<typeof ImportReading>;
