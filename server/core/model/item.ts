import { z } from 'zod';
import { Ms } from './id.ts';

const WebAddress = z.url({ protocol: /^https?$/, error: 'is no address of the web: it begins with http:// or https://' }).max(2_000);

/** The audio of an item. */
export const enclosureFields = {
  enclosureUrl: WebAddress.nullable(),
  /** In bytes. */
  enclosureLength: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
  enclosureType: z.string().trim().regex(/^[\w.+-]+\/[\w.+-]+$/, 'is a media type, like audio/mpeg').max(100).nullable(),
};

/** What the item of an episode says besides its notes. */
export const ItemFields = z.strictObject({
  title: z.string().trim().min(1).max(1_000),
  link: WebAddress.nullable(),
  pubDate: z.iso.datetime().nullable(),
  ...enclosureFields,
  durationMs: Ms.nullable(),
});
export type ItemFields = z.infer<typeof ItemFields>;

/** PATCH /api/episodes/:id: of one that was made here; the items of a feed are its own. */
export const ItemChange = ItemFields.partial();
export type ItemChange = z.infer<typeof ItemChange>;
