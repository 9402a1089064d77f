import { childrenNamed } from '../../feed/elements.ts';
import { childText } from '../../feed/fields.ts';
import type { Vocabulary } from '../../feed/namespaces.ts';
import { missing, type Found } from './found.ts';
import type { CheckedItem } from './subject.ts';

const RECOMMENDED: readonly (readonly [Vocabulary, string, string])[] = [
  ['', 'link', 'the address of the episode’s page'],
  ['', 'pubDate', 'its publication date, by which apps sort'],
  ['itunes', 'duration', 'its length in seconds'],
];

/** What PSP-1 requires and recommends in an item ("Required `<item>` elements", "Recommended <item> elements"). */
export function* itemRequired({ text, item }: CheckedItem): Generator<Found> {
  const required = (element: string, what: string): Found => missing(item, element, 'psp-1', 'error', 'required-element', `The episode has no ${element}, which PSP-1 requires: add ${what}.`);
  const recommended = (element: string, what: string): Found => missing(item, element, 'psp-1', 'info', 'recommended-element', `The episode has no ${element}, which PSP-1 recommends: add ${what}.`);
  if (childText(text, item, '', 'title') === null) yield required('title', 'the name of the episode');
  if (childrenNamed(item, '', 'enclosure').length === 0) yield required('enclosure', 'the address, length and type of the audio');
  if (childText(text, item, '', 'guid') === null) yield required('guid', 'an identifier that no other episode has and that never changes');
  for (const [vocabulary, local, what] of RECOMMENDED) {
    if (childText(text, item, vocabulary, local) === null) yield recommended(vocabulary === '' ? local : `${vocabulary}:${local}`, what);
  }
  if (childText(text, item, '', 'description') === null && childText(text, item, 'content', 'encoded') === null) yield recommended('description', 'a short description');
  if (childrenNamed(item, 'podcast', 'transcript').length === 0) yield recommended('podcast:transcript', 'the address of its transcript');
}
