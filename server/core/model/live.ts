import { z } from 'zod';
import { Episode } from './episode.ts';
import { Id } from './id.ts';
import { Revision } from './revision.ts';

/** POST /api/episodes/:id/presence: at which segment somebody is in one of their tabs. */
export const HereNow = z.strictObject({ tab: z.uuid(), segmentId: Id.nullable() });
export type HereNow = z.infer<typeof HereNow>;

/** Somebody who has an episode open. Two tabs of one person are two entries of the same `userId`. */
export const Present = HereNow.extend({ userId: Id, name: z.string() });
export type Present = z.infer<typeof Present>;

/** What the item of an episode says besides its notes, and of which version that is. */
export const ItemNow = Episode.pick({ title: true, link: true, pubDate: true, enclosureUrl: true, enclosureLength: true, enclosureType: true, durationMs: true, inFeed: true, version: true });
export type ItemNow = z.infer<typeof ItemNow>;

/** What GET /api/episodes/:id/events tells, by the name of the event. */
export const LiveEvent = z.discriminatedUnion('event', [
  /** The newest revision there is; those that are small come along whole, in order. */
  z.strictObject({ event: z.literal('revisions'), data: z.strictObject({ newest: z.number().int(), revisions: z.array(Revision) }) }),
  z.strictObject({ event: z.literal('presence'), data: z.array(Present) }),
  /** The findings were made anew, at this revision. */
  z.strictObject({ event: z.literal('findings'), data: z.strictObject({ revision: z.number().int() }) }),
  /** What the source says in the introduction, where it may be another now. */
  z.strictObject({ event: z.literal('introduction'), data: z.strictObject({ introduction: z.string() }) }),
  /** What its item says besides its notes, where it may be something else now. */
  z.strictObject({ event: z.literal('item'), data: ItemNow }),
  /** What is public of the show may have changed. */
  z.strictObject({ event: z.literal('publication'), data: z.strictObject({}) }),
  /** The last event: the session ended, or the episode may no longer be seen. */
  z.strictObject({ event: z.literal('ended'), data: z.strictObject({ why: z.enum(['session', 'access']) }) }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
