import { append } from '../model/append.ts';
import type { Patch } from '../model/patch.ts';
import type { Channel } from './document.ts';
import { categoryAbove } from './appleCategories.ts';
import { childrenNamed, type Element } from './elements.ts';
import { elementText, representable } from './escape.ts';
import { childText } from './fields.ts';
import { insertInto } from './indentation.ts';
import type { Lacking } from './lacking.ts';
import type { Vocabulary } from './namespaces.ts';
import type { Prefixes } from './prefixes.ts';
import { readShow } from './readShow.ts';
import { writeSaidAgain } from './saidAgain.ts';
import type { FeedNotHeld, Left, ShowField, ShowView } from './view.ts';
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
} as const satisfies Record<ShowField, readonly [Vocabulary, string, string | null]>;

/** Writes the fields of the show that changed, wherever the channel says them. A field is never emptied: that is reported. */
export function writeShow(text: string, channel: Channel, view: ShowView, prefixes: Prefixes, lacking: Lacking | null): { patches: Patch[]; notHeld: FeedNotHeld[]; left: Left[] } {
  const before = readShow(text, channel);
  const patches: Patch[] = [];
  const notHeld: FeedNotHeld[] = [];
  const left: Left[] = [];
  for (const field of Object.keys(PLACES) as ShowField[]) {
    const wanted = view[field];
    if (wanted === undefined || wanted === before[field]) continue;
    const after = typeof wanted === 'string' ? representable(wanted).trim() : wanted;
    if (after === null || after === '') notHeld.push({ key: null, path: `show.${field}`, wanted, written: before[field], why: 'a published feed keeps what it says here: it can be changed, not emptied' });
    else if (after !== before[field]) {
      const above = field === 'category' ? categoryAbove(String(after)) : undefined;
      const again = writeSaidAgain(text, channel, field, mainElement(channel, field), before[field] ?? '', above ?? after, lacking);
      // a cover that only `<image>` has stays there alone
      const alone = field === 'imageUrl' && !mainElement(channel, field) && again.patches.length > 0;
      const written = alone ? [] : writeField(text, channel, field, typeof after === 'boolean' ? yesOrNo(text, channel, after) : after, prefixes, lacking);
      if (above !== undefined) notHeld.push({ key: null, path: 'show.category', wanted, written: above, why: 'a category below another is written inside it' });
      if (written.length > 0 || alone) {
        append(patches, [...written, ...again.patches]);
        append(left, again.left);
      } else if (above === undefined) notHeld.push({ key: null, path: `show.${field}`, wanted, written: before[field], why: 'the feed has elements here instead of text' });
    }
    if (after && after !== wanted && !notHeld.some(({ path }) => path === `show.${field}`)) notHeld.push({ key: null, path: `show.${field}`, wanted, written: after, why: 'XML cannot hold control characters, and white space at the ends is no part of a field' });
  }
  return { patches, notHeld, left };
}

/** Writes a field where the channel has it; a new one goes to the end of what precedes the items. */
function writeField(text: string, channel: Channel, field: ShowField, after: string, prefixes: Prefixes, lacking: Lacking | null): Patch[] {
  if (field === 'category') return writeCategory(text, channel, after, prefixes);
  const [vocabulary, local, attribute] = PLACES[field];
  const existing = mainElement(channel, field);
  if (existing) return attribute === null ? writeText(text, existing, after, lacking) : setAttribute(text, existing, attribute, after);
  const name = vocabulary === '' ? local : prefixes.nameOf(vocabulary, local, channel);
  const added = insertInto(text, channel, attribute === null ? elementText(name, {}, after) : elementText(name, { [attribute]: after }, null));
  return added ? [added] : [];
}

const mainElement = (channel: Channel, field: ShowField): Element | undefined => childrenNamed(channel, PLACES[field][0], PLACES[field][1])[0];

/** `itunes:explicit` in its existing form: Apple uses true and false, and formerly yes and no. */
const yesOrNo = (text: string, channel: Channel, explicit: boolean): string => {
  const said = childText(text, channel, 'itunes', 'explicit');
  return /^(?:yes|no)$/i.test(said ?? '') ? (explicit ? 'yes' : 'no') : String(explicit);
};
