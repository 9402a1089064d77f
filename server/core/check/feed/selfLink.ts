import { attributeOf, childrenNamed } from '../../feed/elements.ts';
import { isSameAddress, isWebAddress, requiredAddress } from './address.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedChannel } from './subject.ts';

/** `atom:link rel="self"` (PSP-1; RFC 4287, § 4.2.7): exactly one, complete, and the address at which this feed is served. */
export function* selfLink({ channel, servedAt }: CheckedChannel): Generator<Found> {
  const [link, ...others] = childrenNamed(channel, 'atom', 'link').filter((candidate) => attributeOf(candidate, 'rel') === 'self');
  if (!link) return;
  yield* requiredAddress(link, 'href', 'psp-1', 'self-link', 'this feed');
  const href = attributeOf(link, 'href') ?? '';
  if (isWebAddress(href) && servedAt.length > 0 && !servedAt.some((address) => isSameAddress(address, href))) {
    yield at(link, 'psp-1', 'warning', 'self-link-elsewhere', `The self link is ${shown(href)}, but the feed is served at ${shown(servedAt[0]!)}: apps may follow the link instead.`);
  }
  const type = attributeOf(link, 'type');
  if (type !== 'application/rss+xml') yield at(link, 'psp-1', 'info', 'self-link-type', `The self link has ${type === null ? 'no type' : `the type ${shown(type)}`}; PSP-1 requires type="application/rss+xml".`);
  for (const other of others) yield at(other, 'psp-1', 'warning', 'self-link-repeated', 'There is already a self link, and a feed has only one address: remove one of the two.');
}
