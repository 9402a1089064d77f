import { ItemField, type InFeed, type ItemFields } from '../model/item.ts';
import type { ItemReading } from './reading.ts';
import type { ItemFields as WrittenFields } from './view.ts';

type Said = Pick<ItemReading, 'title' | 'link' | 'pubDate' | 'enclosure' | 'durationMs'>;

/** What an item says besides its notes, as an episode's fields. */
export const itemFieldsOf = ({ title, link, pubDate, enclosure, durationMs }: Said): ItemFields => ({
  title, link, pubDate, enclosureUrl: enclosure?.url ?? null, enclosureLength: enclosure?.length ?? null, enclosureType: enclosure?.type ?? null, durationMs,
});

/** Some fields of an item. */
export const picked = (item: ItemFields, fields: readonly string[]): Partial<ItemFields> =>
  Object.fromEntries(ItemField.options.filter((field) => fields.includes(field)).map((field) => [field, item[field]]));

/** What a feed says in the fields in which the episode differs from it. */
export const inFeedOf = (feed: ItemFields, item: ItemFields): InFeed =>
  picked(feed, ItemField.options.filter((field) => item[field] !== feed[field]));

/** The changed fields of an item, to be written into it. For the audio, unchanged parts are taken from the item. */
export function correctedFields(read: Said, item: ItemFields, changed: readonly string[]): Partial<WrittenFields> {
  const { title, link, pubDate, enclosureUrl, enclosureLength, enclosureType, durationMs } = { ...itemFieldsOf(read), ...picked(item, changed) };
  const isOfAudio = changed.some((field) => field.startsWith('enclosure'));
  const fields: Partial<WrittenFields> = { title, link, pubDate, durationMs };
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([field]) => changed.includes(field))),
    ...(isOfAudio && { enclosure: enclosureUrl === null ? null : { url: enclosureUrl, length: enclosureLength, type: enclosureType } }),
  };
}
