import { BadRequestException } from '@nestjs/common';
import { ItemField, type ItemFields } from '#core/model/item';

/**
 * Limits corrections of an item that came with a feed: no element may be removed, audio needs an address, and what identifies the item to
 * apps must stay.
 */
export function requireItemOfFeed({ guid, item, feed }: { guid: string | null; item: ItemFields; feed: ItemFields }, after: ItemFields): void {
  const changed = ItemField.options.filter((field) => after[field] !== item[field] && after[field] !== feed[field]);
  const issues = changed.filter((field) => after[field] === null).map((path) => ({ path, message: 'is in the feed: it can be changed, not removed' }));
  if (issues.length > 0) throw new BadRequestException({ code: 'in-feed', message: 'What the feed says of an episode can be changed here, not removed.', issues });
  if (after.enclosureUrl === null && changed.some((field) => field.startsWith('enclosure'))) {
    throw new BadRequestException({ code: 'no-enclosure', message: 'The feed names no audio for this episode: its length and type need its address.', issues: [{ path: 'enclosureUrl', message: 'is missing' }] });
  }
  if (guid === null && changed.includes('enclosureUrl')) {
    throw new BadRequestException({ code: 'known-by-audio', message: 'In its feed this episode has no guid, so apps know it by the address of its audio: with another one it would be another episode to them. Change it where the feed is made.', issues: [{ path: 'enclosureUrl', message: 'is what apps know this episode by' }] });
  }
}
