import { childrenNamed, type Element } from '../../feed/elements.ts';
import { textOf } from '../../feed/fields.ts';
import { isWebAddress } from './address.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedChannel, CheckedItem } from './subject.ts';

/** `link` of the channel and `itunes:new-feed-url`: complete web addresses. */
export function* channelLinks({ text, channel }: CheckedChannel): Generator<Found> {
  yield* pageOf(text, channel);
  for (const element of childrenNamed(channel, 'itunes', 'new-feed-url')) {
    const url = textOf(text, element) ?? '';
    if (!isWebAddress(url)) yield at(element, 'apple', 'error', 'new-feed-url-no-address', `itunes:new-feed-url says ${shown(url)}, which is not a complete web address, so apps would be sent nowhere. Write the feed’s new address, or remove it.`);
  }
}

/** `link` of an item: a complete web address. */
export const itemLinks = ({ text, item }: CheckedItem): Iterable<Found> => pageOf(text, item);

function* pageOf(text: string, parent: Element): Generator<Found> {
  for (const element of childrenNamed(parent, '', 'link')) {
    const url = textOf(text, element);
    if (url !== null && !isWebAddress(url)) yield at(element, 'rss', 'warning', 'link-no-address', `The link ${shown(url)} is not a complete web address: write it with https:// and its host.`);
  }
}
