import { z } from 'zod';
import { Id } from './id.ts';

/** What kind of place it is: a file linked by the item, its `psc:chapters`, the ID3 tag of its recording, the show notes. */
export const PlaceRole = z.enum(['transcript', 'chapters', 'psc', 'id3', 'notes']);
export type PlaceRole = z.infer<typeof PlaceRole>;

/**
 * unasked: nobody has wanted it yet · waiting: to be fetched · problem: see `problem`; retried by itself if that may help · gone: no longer linked, but the
 * records still come from it.
 */
export const PlaceStatus = z.enum(['unasked', 'waiting', 'ok', 'problem', 'gone']);

const count = z.number().int().min(0);

/** A place that holds an episode's transcript or chapters. */
export const Place = z.strictObject({
  /** Null for the show notes. */
  id: Id.nullable(),
  role: PlaceRole,
  kind: z.enum(['transcript', 'chapters']),
  name: z.string(),
  url: z.string().nullable(),
  declaredType: z.string().nullable(),
  language: z.string().nullable(),
  /** The usual name of the format it turned out to be in. */
  format: z.string().nullable(),
  status: PlaceStatus,
  problem: z.string().nullable(),
  retryAt: z.iso.datetime().nullable(),
  fetchedAt: z.iso.datetime().nullable(),
  counts: z.strictObject({ segments: count, named: count, words: count, chapters: count }).nullable(),
  /** Whether the episode's records come from it. */
  used: z.boolean(),
  /** Why it is the first choice; null for all others. */
  first: z.string().nullable(),
  /** For a preview of what it would change: GET /api/episodes/:id/imports/:importId. Null if it has not been fetched yet, and for the notes. */
  importId: Id.nullable(),
});
export type Place = z.infer<typeof Place>;

/** GET /api/episodes/:id/places: transcripts first; the notes are listed as the item has them. */
export const Places = z.strictObject({ items: z.array(Place), total: count });
export type Places = z.infer<typeof Places>;

/** POST /api/episodes/:id/places/fetch: everything that can be fetched, or only these. */
export const FetchPlaces = z.strictObject({ ids: z.array(Id).min(1).max(50).optional() });
export type FetchPlaces = z.infer<typeof FetchPlaces>;

/** POST /api/episodes/:id/places/notes: the notes as they came, as a file to preview and accept like any other. */
export const NotesAsFile = z.strictObject({ importId: Id });

/**
 * GET and POST /api/shows/:id/recordings, about episodes without chapters from any other place: how many recordings have not been searched for chapters yet,
 * and how many are being searched now.
 */
export const Recordings = z.strictObject({ unasked: count, asked: count });
export type Recordings = z.infer<typeof Recordings>;
