import { z } from 'zod';
import { NewPublication } from './publication.ts';

/** POST /api/shows/:id/scheduled-publications: what was previewed goes out then; edits made later wait. */
export const NewScheduledPublication = NewPublication.extend({ publishAt: z.iso.datetime({ offset: true }) });

export const ScheduledPublication = z.strictObject({
  id: z.uuid(),
  showId: z.uuid(),
  publishAt: z.iso.datetime(),
  episodes: z.array(z.strictObject({ episodeId: z.uuid(), title: z.string() })),
  note: z.string().nullable(),
  /** Why errors go out all the same. */
  overrides: z.string().nullable(),
  state: z.enum(['waiting', 'done', 'failed', 'cancelled']),
  /** Why it failed. */
  reason: z.string().nullable(),
  publicationId: z.uuid().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type ScheduledPublication = z.infer<typeof ScheduledPublication>;
