import { z } from 'zod';
import { Enrichment, ShowMode } from './show.ts';

/** What is left to do outside Stet; whether it is done only people know. */
export const GoLiveStep = z.enum(['redirect', 'apple-transcripts', 'directories', 'tell-listeners', 'hand-back']);
export type GoLiveStep = z.infer<typeof GoLiveStep>;

/** GET /api/shows/:id/go-live */
export const GoLive = z.strictObject({
  mode: ShowMode.nullable(),
  private: z.boolean(),
  published: z.boolean(),
  /** Where the feed is served; null where that is not known, or not for the one who asks. */
  feedUrl: z.string().nullable(),
  /** Why it cannot be served there yet. */
  blocked: z.string().nullable(),
  enrichments: z.array(Enrichment),
  /** Of a show made here: what PSP-1 requires or recommends and nobody has filled in yet. */
  missing: z.array(z.strictObject({ field: z.string(), episodeId: z.uuid().nullable(), required: z.boolean(), message: z.string() })),
  /** Since when each is done; the others are not. */
  done: z.partialRecord(GoLiveStep, z.iso.datetime()),
  /** Corrected episodes, and what was given of each to the host that keeps the feed. */
  handBack: z.array(z.strictObject({ episodeId: z.uuid(), title: z.string(), revision: z.number().int(), handedBackRevision: z.number().int().nullable(), handedBackAt: z.iso.datetime().nullable(),
    /** When the host was seen to have taken all of it. */
    takenAt: z.iso.datetime().nullable(),
    /** What was corrected of its item besides the notes, one by one: it is typed in where the host asks for it. */
    item: z.array(z.strictObject({ field: z.string(), place: z.string(), before: z.string().nullable(), after: z.string().nullable() })) })),
});
export type GoLive = z.infer<typeof GoLive>;

/** PUT /api/shows/:id/go-live */
export const GoLiveChange = z.strictObject({ step: GoLiveStep, done: z.boolean() });

/** POST /api/episodes/:id/handed-back: that revision was given to the host. */
export const NewHandedBack = z.strictObject({ revision: z.number().int().min(0) });
export const HandedBackRevision = z.strictObject({ episodeId: z.uuid(), revision: z.number().int(), handedBackAt: z.iso.datetime() });
