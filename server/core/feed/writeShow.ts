import type { Patch } from '../model/patch.ts';
import type { Channel } from './document.ts';
import { categoryAbove } from './appleCategories.ts';
import { childrenNamed } from './elements.ts';
import { elementText, representable } from './escape.ts';
import { childText, textOf } from './fields.ts';
import { insertInto } from './indentation.ts';
import type { Lacking } from './lacking.ts';
import type { Vocabulary } from './namespaces.ts';
import type { Prefixes } from './prefixes.ts';
import type { ShowReading } from './reading.ts';
import { readShow } from './readShow.ts';
import type { FeedNotHeld, ShowView } from './view.ts';
import { writeCategory } from './writeCategory.ts';
import { setAttribute, writeText } from './writeValue.ts';

/** Where each field of the show is: in an element's text, or an attribute of it. */
const PLACES = {
  title: ['', 'title', null],
  link: ['', 'link', null],
  description: ['', 'description', null],
  language: ['', 'language', null],
  author: ['itunes', 'author', null],
  imageUrl: ['itunes', 'image', 'href'],
  explicit: ['itunes', 'explicit', null],
  category: ['itunes', 'category', 'text'],
} as const satisfies Partial<Record<keyof ShowReading, readonly [Vocabulary, string, string | null]>>;
type Field = keyof typeof PLACES;

/** Writes the fields of the show that changed. A field is never emptied: that is reported. */
export function writeShow(text: string, channel: Channel, view: ShowView, prefixes: Prefixes, lacking: Lacking | null): { patches: Patch[]; notHeld: FeedNotHeld[] } {
  const before = readShow(text, channel);
  const patches: Patch[] = [];
  const notHeld: FeedNotHeld[] = [];
  for (const field of Object.keys(PLACES) as Field[]) {
    const wanted = view[field];
    if (wanted === undefined || wanted === before[field]) continue;
    const after = typeof wanted === 'string' ? representable(wanted).trim() : wanted;
    if (after === null || after === '') notHeld.push({ key: null, path: `show.${field}`, wanted, written: before[field], why: 'a published feed keeps what it says here: it can be changed, not emptied' });
    else if (after !== before[field]) {
      const written = writeField(text, channel, field, String(before[field] ?? ''), typeof after === 'boolean' ? yesOrNo(text, channel, after) : after, prefixes, lacking);
      patches.push(...written);
      const above = field === 'category' ? categoryAbove(String(after)) : undefined;
      if (above !== undefined) notHeld.push({ key: null, path: 'show.category', wanted, written: above, why: 'a category that stands below another is written inside of that one' });
      else if (written.length === 0) notHeld.push({ key: null, path: `show.${field}`, wanted, written: before[field], why: 'the feed has elements here instead of text' });
    }
    if (after && after !== wanted && !notHeld.some(({ path }) => path === `show.${field}`)) notHeld.push({ key: null, path: `show.${field}`, wanted, written: after, why: 'XML cannot hold control characters, and white space at the ends is no part of a field' });
  }
  return { patches, notHeld };
}

function writeField(text: string, channel: Channel, field: Field, before: string | null, after: string, prefixes: Prefixes, lacking: Lacking | null): Patch[] {
  if (field === 'category') return writeCategory(text, channel, after, prefixes);
  const [vocabulary, local, attribute] = PLACES[field];
  const [existing] = childrenNamed(channel, vocabulary, local);
  const again = field === 'title' ? inImage(text, channel, 'title', before, after, lacking) : field === 'imageUrl' ? inImage(text, channel, 'url', before, after, lacking) : [];
  if (existing && attribute === null) return [...writeText(text, existing, after, lacking), ...again];
  if (existing && attribute !== null) return [...setAttribute(text, existing, attribute, after), ...again];
  if (field === 'imageUrl' && again.length > 0) return again;
  const name = vocabulary === '' ? local : prefixes.nameOf(vocabulary, local, channel);
  const added = insertInto(text, channel, attribute === null ? elementText(name, {}, after) : elementText(name, { [attribute]: after }, null));
  return added ? [added] : [];
}

/** `itunes:explicit` in its existing form: Apple uses true and false, and formerly yes and no. */
const yesOrNo = (text: string, channel: Channel, explicit: boolean): string => {
  const said = childText(text, channel, 'itunes', 'explicit');
  return /^(?:yes|no)$/i.test(said ?? '') ? (explicit ? 'yes' : 'no') : String(explicit);
};

/** RSS 2.0 repeats the title and the cover inside `<image>`: they follow if they were the same. */
function inImage(text: string, channel: Channel, local: 'title' | 'url', before: string | null, after: string, lacking: Lacking | null): Patch[] {
  const [image] = childrenNamed(channel, '', 'image');
  const again = image && childrenNamed(image, '', local)[0];
  return again && textOf(text, again) === before ? writeText(text, again, after, lacking) : [];
}
