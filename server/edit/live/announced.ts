import { z } from 'zod';
import { Id } from '#core/model/id';
import { Present } from '#core/model/live';

/** Announcements about an episode, by database triggers and by servers. */
export const EPISODE_CHANNEL = 'stet_episode';
/** Carries the id of a user whose access may have changed. */
export const ACCESS_CHANNEL = 'stet_access';
/** Carries the id of a show whose public feed may have changed. */
export const FEED_CHANNEL = 'stet_feed';

const episodeId = Id;

export const Announced = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('revision'), episodeId }),
  z.strictObject({ kind: z.literal('findings'), episodeId, revision: z.number().int() }),
  /** The introduction in its source has changed. */
  z.strictObject({ kind: z.literal('introduction'), episodeId }),
  /** Its item has changed in something other than the notes. */
  z.strictObject({ kind: z.literal('item'), episodeId }),
  /** Somebody is there, and at which segment. Repeated as long as they are. */
  z.strictObject({ kind: z.literal('here'), episodeId, who: Present }),
  /** They are at another segment now. Ignored for somebody not known to be there, who may have left meanwhile. */
  z.strictObject({ kind: z.literal('moved'), episodeId, who: Present }),
  z.strictObject({ kind: z.literal('gone'), episodeId, who: Present.pick({ userId: true, tab: true }) }),
  /** Somebody has come: every server announces who is there. */
  z.strictObject({ kind: z.literal('who'), episodeId }),
]);
export type Announced = z.infer<typeof Announced>;
