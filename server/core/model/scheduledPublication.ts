import { z } from 'zod';
import { NewPublication } from './publication.ts';

/** POST /api/shows/:id/scheduled-publications: publishes what was previewed at that time; later edits wait. */
export const NewScheduledPublication = NewPublication.extend({ publishAt: z.iso.datetime({ offset: true }) });

export const ScheduledPublication = z.strictObject({
  id: z.uuid(),
  showId: z.uuid(),
  publishAt: z.iso.datetime(),
  episodes: z.array(z.strictObject({ episodeId: z.uuid(), title: z.string() })),
  note: z.string().nullable(),
  /** Why it goes out despite errors. */
  overrides: z.string().nullable(),
  state: z.enum(['waiting', 'done', 'failed', 'cancelled']),
  /** Why it failed or was called off; while it waits, why the last attempt failed: the next is made in a minute. */
  reason: z.string().nullable(),
  publicationId: z.uuid().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type ScheduledPublication = z.infer<typeof ScheduledPublication>;
