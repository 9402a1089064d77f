import { APPLE_CATEGORIES } from '../../feed/appleCategories.ts';
import type { BuiltEpisode, BuiltShow } from '../../feed/build.ts';
import { utf8Length } from '../../feed/utf8Length.ts';
import { isWebAddress } from './address.ts';
import { isLanguage } from './language.ts';

type ShowFields = Pick<BuiltShow, 'title' | 'link' | 'description' | 'language' | 'author' | 'imageUrl' | 'category'>;

/** A field to fill in or correct before the feed of a show made here satisfies PSP-1. */
export interface MissingForPsp1 {
  field: keyof ShowFields | 'enclosure';
  /** The guid of the episode concerned; null for a field of the show. */
  guid: string | null;
  /** Whether it is required, or only recommended. */
  required: boolean;
  message: string;
}

const MOST_BYTES = 4_000;
const isCategory = (name: string): boolean => Object.entries(APPLE_CATEGORIES).some(([above, below]) => above === name || below.includes(name));

/**
 * What PSP-1 requires or recommends that the records of a show made here lack. What Stet supplies itself (the self link, guids, dates,
 * podcast:guid, podcast:locked, itunes:explicit) is never missing.
 */
export function missingForPsp1(show: ShowFields, episodes: readonly Pick<BuiltEpisode, 'guid' | 'title' | 'enclosure'>[] = []): MissingForPsp1[] {
  const { title, link, description, language, author, imageUrl, category } = show;
  const of = (field: keyof ShowFields, isMissing: boolean, message: string, required = true): MissingForPsp1[] => (isMissing ? [{ field, guid: null, required, message }] : []);
  return [
    ...of('title', title.trim() === '', 'The show has no title.'),
    ...of('description', description.trim() === '', 'The show has no description: say in a few sentences what it is about.'),
    ...of('description', utf8Length(description) > MOST_BYTES, 'The description is longer than the 4,000 bytes that directories allow: shorten it.'),
    ...of('link', !isWebAddress(link ?? ''), 'The show has no web page: add the address of its website.'),
    ...of('language', !isLanguage(language ?? ''), 'The show’s language is missing: “en”, “de”, “pt-BR” or the like.'),
    ...of('category', !isCategory(category ?? ''), 'The show has no category from Apple’s list: choose one, such as “Society & Culture”.'),
    ...of('imageUrl', !isWebAddress(imageUrl ?? ''), 'The show has no cover: add the address of a square JPEG or PNG of 1400 to 3000 pixels.'),
    ...of('author', (author ?? '').trim() === '', 'No author is named: say who makes the show.', false),
    ...episodes.flatMap(({ guid, title: name, enclosure }): MissingForPsp1[] => {
      if (enclosure !== null && isWebAddress(enclosure.url) && enclosure.length > 0) return [];
      const what = enclosure === null || !isWebAddress(enclosure.url) ? 'has no audio: add its address, size and type' : 'has audio of an unknown size: add the size in bytes';
      return [{ field: 'enclosure', guid, required: true, message: `“${name}” ${what}.` }];
    }),
  ];
}
