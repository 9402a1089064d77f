import { attributeOf, childrenNamed, type Element } from '../../feed/elements.ts';
import { requiredAddress } from './address.ts';
import { at, type Found } from './found.ts';
import type { CheckedChannel, CheckedItem } from './subject.ts';

/** Image types that Apple does not accept as a cover; an address without an extension tells nothing. */
const OTHER = /\.(gif|webp|svg|avif|heic|bmp|tiff?|ico)$/i;

/** `itunes:image`: an address, of a JPEG or PNG as far as its extension tells (PSP-1; Apple). */
export const channelImage = ({ channel }: CheckedChannel): Iterable<Found> => imageOf(channel);
export const itemImage = ({ item }: CheckedItem): Iterable<Found> => imageOf(item);

function* imageOf(parent: Element): Generator<Found> {
  const [image, ...others] = childrenNamed(parent, 'itunes', 'image');
  if (!image) return;
  yield* requiredAddress(image, 'href', 'apple', 'image', 'the cover');
  const [, ending] = OTHER.exec((attributeOf(image, 'href') ?? '').trim().replace(/[?#].*$/, '')) ?? [];
  if (ending !== undefined) yield at(image, 'apple', 'warning', 'image-type', `The cover is a .${ending.toLowerCase()}; PSP-1 and Apple require a square JPEG or PNG of 1400 to 3000 pixels.`);
  for (const other of others) yield at(other, 'apple', 'warning', 'image-repeated', 'There is already a cover, and apps show the first or the last. Keep one.');
}
