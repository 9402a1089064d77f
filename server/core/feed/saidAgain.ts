import { append } from '../model/append.ts';
import type { Patch } from '../model/patch.ts';
import { canonicalName } from './canonicalName.ts';
import type { Channel } from './document.ts';
import { attributeOf, childrenNamed, type Element } from './elements.ts';
import { saysYes, textOf } from './fields.ts';
import type { Lacking } from './lacking.ts';
import type { Vocabulary } from './namespaces.ts';
import type { Left, ShowField } from './view.ts';
import { setAttribute, writeText } from './writeValue.ts';

type Place = readonly [Vocabulary, string, attribute?: string];

/** The elements of a channel in which a field of the show may be repeated, besides those of the same name. */
const PLACES = {
  title: [['itunes', 'title']],
  link: [],
  description: [['itunes', 'summary'], ['itunes', 'subtitle'], ['googleplay', 'description'], ['media', 'description'], ['atom', 'subtitle']],
  language: [],
  author: [['googleplay', 'author']],
  imageUrl: [['googleplay', 'image', 'href']],
  explicit: [['googleplay', 'explicit']],
  category: [['googleplay', 'category', 'text']],
} as const satisfies Record<ShowField, readonly Place[]>;

/** The children of `<image>` that repeat a field (RSS 2.0). */
const IN_IMAGE: Partial<Record<ShowField, string>> = { title: 'title', link: 'link', imageUrl: 'url' };

/** An element, or an attribute of it, that may say something again. */
export interface Again {
  element: Element;
  /** By its usual name: `itunes:title`. */
  name: string;
  attribute: string | undefined;
}

/** What was written wherever it was said again, and where something else is said. */
export interface WrittenAgain {
  patches: Patch[];
  left: Omit<Left, 'key'>[];
}

/**
 * Writes a field of the show wherever else the channel said the same; what says something else is left, which is reported.
 *
 * @param main the element that holds the field, if there is one
 */
export function writeSaidAgain(text: string, channel: Channel, field: ShowField, main: Element | undefined, before: string | boolean, after: string | boolean, lacking: Lacking | null): { patches: Patch[]; left: Left[] } {
  const written = writeAgain(text, repeating(channel, field, main), before, after, lacking);
  return { patches: written.patches, left: written.left.map((entry) => ({ key: null, field, ...entry })) };
}

/** Writes a value wherever the same was said; what says something else is left. */
export function writeAgain(text: string, places: readonly Again[], before: string | boolean, after: string | boolean, lacking: Lacking | null): WrittenAgain {
  const patches: Patch[] = [];
  const left: WrittenAgain['left'] = [];
  for (const { element, name, attribute } of places) {
    const said = attribute === undefined ? textOf(text, element) : (attributeOf(element, attribute)?.trim() ?? '');
    if (said === null || said === '' || isSame(said, after)) continue;
    if (isSame(said, before)) append(patches, attribute === undefined ? writeText(text, element, inFormOf(said, after), lacking) : setAttribute(text, element, attribute, inFormOf(said, after)));
    else left.push({ element: name, passages: 1, why: 'it says something else' });
  }
  return { patches, left };
}

function repeating(channel: Channel, field: ShowField, main: Element | undefined): Again[] {
  const places: readonly Place[] = PLACES[field];
  const others = places.flatMap(([vocabulary, local, attribute]) => childrenNamed(channel, vocabulary, local).map((element) => ({ element, name: canonicalName(element), attribute })));
  const inImage = childrenNamed(channel, '', 'image').flatMap((image) => childrenNamed(image, '', IN_IMAGE[field] ?? '').map((element) => ({ element, name: `image/${element.local}`, attribute: undefined })));
  // a show has several categories, each of its own
  const twice = main === undefined || field === 'category' ? [] : childrenNamed(channel, main.vocabulary, main.local).slice(1);
  return [...twice.map((element) => ({ element, name: canonicalName(element), attribute: field === 'imageUrl' ? 'href' : undefined })), ...inImage, ...others];
}

const isSame = (said: string, value: string | boolean): boolean => (typeof value === 'string' ? said === value : saysYes(said) === value);

const inFormOf = (said: string, value: string | boolean): string =>
  (typeof value === 'string' ? value : /^(?:true|false)$/i.test(said) ? String(value) : value ? 'yes' : 'no');
