import { attributeOf, childrenNamed } from '../../feed/elements.ts';
import { requiredAddress } from './address.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedItem } from './subject.ts';

/** `podcast:chapters` (podcast-namespace 1.0, "tags/chapters.md"): address and type of a JSON file. */
export function* chaptersLink({ item }: CheckedItem): Generator<Found> {
  for (const element of childrenNamed(item, 'podcast', 'chapters')) {
    yield* requiredAddress(element, 'url', 'podcasting-2.0', 'chapters', 'the chapters');
    const type = attributeOf(element, 'type')?.trim() ?? '';
    if (type === '') yield at(element, 'podcasting-2.0', 'error', 'chapters-type-missing', 'The chapters have no type: write “application/json+chapters”.');
    else if (!/^application\/json(?:\+chapters)?$/i.test(type)) yield at(element, 'podcasting-2.0', 'warning', 'chapters-type', `Apps read chapters from JSON, not from ${shown(type)}: link a file of type “application/json+chapters”.`);
  }
}
