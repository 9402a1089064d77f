import { z } from 'zod';
import { Id } from '#core/model/id';
import { Present } from '#core/model/live';

/** What triggers of the database and servers announce about an episode. */
export const EPISODE_CHANNEL = 'stet_episode';
/** The id of somebody whose rights may have changed. */
export const ACCESS_CHANNEL = 'stet_access';
/** The id of a show of which something else may be public. */
export const FEED_CHANNEL = 'stet_feed';

const episodeId = Id;

export const Announced = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('revision'), episodeId }),
  z.strictObject({ kind: z.literal('findings'), episodeId, revision: z.number().int() }),
  /** Its source says another introduction. */
  z.strictObject({ kind: z.literal('introduction'), episodeId }),
  /** Its item says something else besides its notes. */
  z.strictObject({ kind: z.literal('item'), episodeId }),
  /** Somebody is there, and where. Repeated while they are. */
  z.strictObject({ kind: z.literal('here'), episodeId, who: Present }),
  /** They are elsewhere in it now. Of somebody who is not known to be there it says nothing: they may have left meanwhile. */
  z.strictObject({ kind: z.literal('moved'), episodeId, who: Present }),
  z.strictObject({ kind: z.literal('gone'), episodeId, who: Present.pick({ userId: true, tab: true }) }),
  /** Somebody came: whoever knows of others says so. */
  z.strictObject({ kind: z.literal('who'), episodeId }),
]);
export type Announced = z.infer<typeof Announced>;
