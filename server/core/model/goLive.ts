import { z } from 'zod';
import { Enrichment, ShowMode } from './show.ts';

/** What remains to be done outside Stet; only people know whether it is done. */
export const GoLiveStep = z.enum(['redirect', 'apple-transcripts', 'directories', 'tell-listeners', 'hand-back']);
export type GoLiveStep = z.infer<typeof GoLiveStep>;

/** GET /api/shows/:id/go-live */
export const GoLive = z.strictObject({
  mode: ShowMode.nullable(),
  private: z.boolean(),
  published: z.boolean(),
  /** Where the feed is served; null if that is unknown, or not for the caller to know. */
  feedUrl: z.string().nullable(),
  /** Why it cannot be served there yet. */
  blocked: z.string().nullable(),
  enrichments: z.array(Enrichment),
  /** For a show made here: what PSP-1 requires or recommends and nobody has filled in yet. */
  missing: z.array(z.strictObject({ field: z.string(), episodeId: z.uuid().nullable(), required: z.boolean(), message: z.string() })),
  /** When each step was done; steps not listed are not done. */
  done: z.partialRecord(GoLiveStep, z.iso.datetime()),
  /** Corrected episodes, and which revision of each was handed back to the host of the feed. */
  handBack: z.array(z.strictObject({ episodeId: z.uuid(), title: z.string(), revision: z.number().int(), handedBackRevision: z.number().int().nullable(), handedBackAt: z.iso.datetime().nullable(),
    /** When the host was seen to have taken over all of it. */
    takenAt: z.iso.datetime().nullable(),
    /** Corrections to the item besides the notes, one by one, because each is typed into its own field at the host. */
    item: z.array(z.strictObject({ field: z.string(), place: z.string(), before: z.string().nullable(), after: z.string().nullable() })) })),
});
export type GoLive = z.infer<typeof GoLive>;

/** PUT /api/shows/:id/go-live */
export const GoLiveChange = z.strictObject({ step: GoLiveStep, done: z.boolean() });

/** POST /api/episodes/:id/handed-back: this revision was given to the host. */
export const NewHandedBack = z.strictObject({ revision: z.number().int().min(0) });
export const HandedBackRevision = z.strictObject({ episodeId: z.uuid(), revision: z.number().int(), handedBackAt: z.iso.datetime() });
