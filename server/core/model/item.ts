import { z } from 'zod';
import { Ms } from './id.ts';
import { sayable, WebAddress } from './sayable.ts';

export const ItemTitle = sayable(z.string().trim().min(1).max(1_000));

/** Feeds write four-digit years, and no recording is older than radio. */
export const ItemDate = z.iso.datetime().refine((date) => date >= '1900', 'is a date from 1900 on');

/** The audio of an item. */
export const enclosureFields = {
  enclosureUrl: WebAddress.nullable(),
  /** In bytes. */
  enclosureLength: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
  enclosureType: z.string().trim().regex(/^[\w.+-]+\/[\w.+-]+$/, 'is a media type, like audio/mpeg').max(100).nullable(),
};

/** What an episode's item says besides its notes. */
export const ItemFields = z.strictObject({
  title: ItemTitle,
  link: WebAddress.nullable(),
  pubDate: ItemDate.nullable(),
  ...enclosureFields,
  durationMs: Ms.nullable(),
});
export type ItemFields = z.infer<typeof ItemFields>;

export const ItemField = ItemFields.keyof();
export type ItemField = z.infer<typeof ItemField>;

/** What the feed's item says in the fields changed here, unvalidated: a feed may break our rules. */
export const InFeed = z.strictObject({
  title: z.string(), link: z.string().nullable(), pubDate: z.string().nullable(),
  enclosureUrl: z.string().nullable(), enclosureLength: z.number().nullable(), enclosureType: z.string().nullable(), durationMs: z.number().nullable(),
}).partial();
export type InFeed = z.infer<typeof InFeed>;

/** PATCH /api/episodes/:id; `asInFeed` names fields to set back to what the feed says, for an episode that came with one. */
export const ItemChange = ItemFields.partial().extend({ asInFeed: z.array(ItemField).optional() }).superRefine(({ asInFeed = [], ...change }, context) => {
  for (const [at, field] of asInFeed.entries()) if (change[field] !== undefined) context.addIssue({ code: 'custom', path: ['asInFeed', at], message: 'is given too: say one or the other' });
});
export type ItemChange = z.infer<typeof ItemChange>;
