import { attributeOf, childrenNamed } from '../../feed/elements.ts';
import { textOf } from '../../feed/fields.ts';
import { isWebAddress } from './address.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedItem } from './subject.ts';

/** `guid` of an item (RSS 2.0): exactly one, and a permanent link unless it says otherwise. */
export function* guid({ text, item }: CheckedItem): Generator<Found> {
  const [first, ...others] = childrenNamed(item, '', 'guid');
  if (!first) return;
  const value = textOf(text, first);
  const said = attributeOf(first, 'isPermaLink');
  if (said !== null && !/^(?:true|false)$/.test(said)) yield at(first, 'rss', 'warning', 'guid-permalink', `isPermaLink says ${shown(said)}: write “true” or “false”.`);
  else if (value !== null && said !== 'false' && !isWebAddress(value)) yield at(first, 'rss', 'info', 'guid-no-permalink', `The guid ${shown(value)} counts as a link, because isPermaLink is not “false”, but it is not an address. Write isPermaLink="false", and leave the guid as it is.`);
  for (const other of others) yield at(other, 'rss', 'error', 'guid-repeated', 'The episode already has a guid: apps that use the other one show the episode twice. Keep the first.');
}
