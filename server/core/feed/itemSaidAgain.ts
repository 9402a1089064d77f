import { append } from '../model/append.ts';
import { canonicalName } from './canonicalName.ts';
import { attributeOf, childrenNamed, type Element } from './elements.ts';
import type { Lacking } from './lacking.ts';
import { writeAgain, type Again, type WrittenAgain } from './saidAgain.ts';

/** The enclosure as the feed holds it. */
export type SaidEnclosure = Readonly<Record<'url' | 'length' | 'type', string | null>>;

/** Media RSS describes the enclosure once more, under these names. */
const IN_MEDIA = [['url', 'url'], ['length', 'fileSize'], ['type', 'type']] as const;

/** Writes the title of an item wherever else it said the same: a second one, `itunes:title`, `media:title`. */
export function writeTitleAgain(text: string, item: Element, main: Element, before: string, after: string, lacking: Lacking | null): WrittenAgain {
  const media = [item, ...childrenNamed(item, 'media', 'group'), ...contentsIn(item)];
  const found = [...childrenNamed(item, '', 'title'), ...childrenNamed(item, 'itunes', 'title'), ...media.flatMap((around) => childrenNamed(around, 'media', 'title'))];
  const places = found.filter((element) => element !== main).map((element): Again => ({ element, name: canonicalName(element), attribute: undefined }));
  return writeAgain(text, places, before, after, lacking);
}

/** Writes what is new of an enclosure in each `media:content` with its address; that of another file is left. */
export function writeEnclosureAgain(text: string, item: Element, before: SaidEnclosure, after: SaidEnclosure): WrittenAgain {
  const written: WrittenAgain = { patches: [], left: [] };
  for (const element of contentsIn(item)) {
    const isSame = attributeOf(element, 'url')?.trim() === before.url;
    for (const [field, attribute] of isSame ? IN_MEDIA : IN_MEDIA.slice(0, 1)) {
      const [was, is] = [before[field], after[field]];
      if (was === null || is === null || was === is) continue;
      const { patches, left } = writeAgain(text, [{ element, name: canonicalName(element), attribute }], was, is, null);
      append(written.patches, patches);
      append(written.left, left);
    }
  }
  return written;
}

/** The media of an item that are no pictures: those have titles and addresses of their own. */
const contentsIn = (item: Element): Element[] =>
  [item, ...childrenNamed(item, 'media', 'group')].flatMap((around) => childrenNamed(around, 'media', 'content')).filter((element) => attributeOf(element, 'medium') !== 'image' && !attributeOf(element, 'type')?.startsWith('image/'));
