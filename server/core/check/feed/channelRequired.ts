import { attributeOf, childrenNamed } from '../../feed/elements.ts';
import { childText } from '../../feed/fields.ts';
import type { Vocabulary } from '../../feed/namespaces.ts';
import { missing, type Found } from './found.ts';
import type { CheckedChannel } from './subject.ts';

const TEXTS: readonly (readonly [Vocabulary, string, string])[] = [
  ['', 'title', 'the name of the show'],
  ['', 'description', 'a description of the show, in up to 4,000 bytes'],
  ['', 'link', 'the address of the show’s page'],
  ['', 'language', 'the spoken language, such as “en” or “pt-BR”'],
  ['itunes', 'explicit', '“true” or “false”'],
];
const RECOMMENDED: readonly (readonly [Vocabulary, string, string])[] = [
  ['itunes', 'author', 'who makes the show'],
  ['podcast', 'guid', 'an identifier that the show keeps when its address changes'],
  ['podcast', 'locked', 'whether other hosts may import the feed, “yes” or “no”'],
];
const named = (vocabulary: Vocabulary, local: string): string => (vocabulary === '' ? local : `${vocabulary}:${local}`);

/** What PSP-1 requires and recommends in a channel ("Required `<channel>` elements", "Recommended `<channel>` elements"). */
export function* channelRequired({ text, channel }: CheckedChannel): Generator<Found> {
  const required = (element: string, what: string): Found => missing(channel, element, 'psp-1', 'error', 'required-element', `The show has no ${element}, which PSP-1 requires: add ${what}.`);
  for (const [vocabulary, local, what] of TEXTS) if (childText(text, channel, vocabulary, local) === null) yield required(named(vocabulary, local), what);
  if (childrenNamed(channel, 'itunes', 'category').length === 0) yield required('itunes:category', 'a category from Apple’s list');
  if (childrenNamed(channel, 'itunes', 'image').length === 0) yield required('itunes:image', 'the address of a square cover of 1400 to 3000 pixels, JPEG or PNG');
  if (!childrenNamed(channel, 'atom', 'link').some((link) => attributeOf(link, 'rel') === 'self')) yield required('atom:link', 'rel="self" with the address at which the feed is served');
  for (const [vocabulary, local, what] of RECOMMENDED) {
    if (childText(text, channel, vocabulary, local) === null) yield missing(channel, named(vocabulary, local), 'psp-1', 'info', 'recommended-element', `The show has no ${named(vocabulary, local)}, which PSP-1 recommends: add ${what}.`);
  }
}
