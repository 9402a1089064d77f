import { z } from 'zod';
import { Episode } from './episode.ts';
import { Id } from './id.ts';
import { Revision } from './revision.ts';

/** POST /api/episodes/:id/presence: the segment that somebody is at, in one of their tabs. */
export const HereNow = z.strictObject({ tab: z.uuid(), segmentId: Id.nullable() });
export type HereNow = z.infer<typeof HereNow>;

/** Somebody who has an episode open. Two tabs of one person are two entries with the same `userId`. */
export const Present = HereNow.extend({ userId: Id, name: z.string() });
export type Present = z.infer<typeof Present>;

/** What an episode's item says besides its notes, and at which version. */
export const ItemNow = Episode.pick({ title: true, link: true, pubDate: true, enclosureUrl: true, enclosureLength: true, enclosureType: true, durationMs: true, inFeed: true, version: true });
export type ItemNow = z.infer<typeof ItemNow>;

/** The events of GET /api/episodes/:id/events, by name. */
export const LiveEvent = z.discriminatedUnion('event', [
  /** The number of the newest revision; revisions that are small are included whole, in order. */
  z.strictObject({ event: z.literal('revisions'), data: z.strictObject({ newest: z.number().int(), revisions: z.array(Revision) }) }),
  z.strictObject({ event: z.literal('presence'), data: z.array(Present) }),
  /** The checks were run again, at this revision. */
  z.strictObject({ event: z.literal('findings'), data: z.strictObject({ revision: z.number().int() }) }),
  /** The introduction as the source says it; sent when it may have changed. */
  z.strictObject({ event: z.literal('introduction'), data: z.strictObject({ introduction: z.string() }) }),
  /** What the item says besides its notes; sent when it may have changed. */
  z.strictObject({ event: z.literal('item'), data: ItemNow }),
  /** What is public of the show may have changed. */
  z.strictObject({ event: z.literal('publication'), data: z.strictObject({}) }),
  /** The last event: the session ended, or the episode may no longer be seen. */
  z.strictObject({ event: z.literal('ended'), data: z.strictObject({ why: z.enum(['session', 'access']) }) }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
