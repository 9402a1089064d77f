import { childrenNamed, type Element } from '../../feed/elements.ts';
import { textOf } from '../../feed/fields.ts';
import { isSameAddress, isWebAddress } from './address.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedChannel, CheckedItem } from './subject.ts';

/** What a feed is found with if it sends its readers to another address. */
export const SENDS_AWAY = 'new-feed-url-elsewhere';

/** `link` of the channel and `itunes:new-feed-url`: complete web addresses; the latter the one at which this feed is served, unless it has moved. */
export function* channelLinks({ text, channel, servedAt }: CheckedChannel): Generator<Found> {
  yield* pageOf(text, channel);
  for (const element of childrenNamed(channel, 'itunes', 'new-feed-url')) {
    const url = textOf(text, element) ?? '';
    if (!isWebAddress(url)) yield at(element, 'apple', 'error', 'new-feed-url-no-address', `itunes:new-feed-url says ${shown(url)}, which is not a complete web address, so apps would be sent nowhere. Write the feed’s new address, or remove it.`);
    else if (servedAt.length > 0 && !servedAt.some((address) => isSameAddress(address, url))) {
      yield at(element, 'apple', 'warning', SENDS_AWAY, `itunes:new-feed-url says ${shown(url)}, but this feed is served at ${shown(servedAt[0]!)}: apps that read it leave it for that address. Write this feed’s own address, or remove it.`);
    }
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
