import type { NotHeld } from '../notes/reading.ts';
import { alike } from './alike.ts';
import { chaptersOf } from './get.ts';
import type { ItemReading } from './reading.ts';
import type { EpisodeView, NewEpisode } from './view.ts';
import { toldByPscAlone } from './writeChapters.ts';
import { FIELD_REASONS, ITEM_FIELDS } from './writeFields.ts';
import { PERSON_REASON } from './writePersons.ts';

/** The item's fields and persons in which the written item differs from what was wanted. */
export function fieldsNotHeld(written: ItemReading, view: EpisodeView): NotHeld[] {
  const fields = ITEM_FIELDS.flatMap((field): NotHeld[] => {
    const wanted = view[field];
    if (wanted === undefined || alike(wanted, written[field]) || (field === 'pubDate' && isSameInstant(wanted, written[field]))) return [];
    return [{ path: field, wanted, written: written[field], why: FIELD_REASONS[field] }];
  });
  return view.persons ? [...fields, ...personsNotHeld(written, view.persons)] : fields;
}

const isSameInstant = (wanted: unknown, written: unknown): boolean => typeof wanted === 'string' && typeof written === 'string' && Date.parse(wanted) === Date.parse(written);

/**
 * How a new item differs from its episode, except for its notes.
 *
 * @param reported what its notes do not hold
 */
export function newItemNotHeld(written: ItemReading, episode: NewEpisode, reported: readonly NotHeld[]): NotHeld[] {
  const { title, link, pubDate, enclosure, durationMs, persons, chapters, guid } = episode;
  const identity = written.guid === guid ? [] : [{ path: 'guid', wanted: guid, written: written.guid, why: 'a guid has no white space at its ends and no control characters' }];
  return [...identity, ...fieldsNotHeld(written, { key: guid, title, link, pubDate, enclosure, durationMs, persons }), ...chaptersNotHeld(written, written, { key: guid, chapters }, reported)];
}

function personsNotHeld({ persons }: ItemReading, wanted: NonNullable<EpisodeView['persons']>): NotHeld[] {
  let at = 0;
  return wanted.flatMap((person, index): NotHeld[] => {
    const path = `persons[${index}]`;
    if (person.id === undefined && person.name.trim() === '') return [{ path, wanted: person, written: null, why: 'a person without a name is not written' }];
    const found = persons[at]!;
    at += 1;
    const said = { name: found.name, role: found.role, group: found.group, img: found.imageUrl, href: found.href };
    return (Object.keys(said) as (keyof typeof said)[]).flatMap((field) => (person[field] === said[field] ? [] : [{ path: `${path}.${field}`, wanted: person[field], written: said[field], why: PERSON_REASON }]));
  });
}

/** How the chapters of a written item differ from what was wanted: all of them if only `psc:chapters` has them, else only what just that can hold. */
export function chaptersNotHeld(before: ItemReading, written: ItemReading, view: EpisodeView, reported: readonly NotHeld[]): NotHeld[] {
  const { chapters } = view;
  if (!chapters || reported.some(({ path }) => path === 'chapters')) return [];
  if (written.simpleChapters.length === 0 && chapters.every(({ url, imageUrl }) => url == null && imageUrl == null) && !toldByPscAlone(before)) return [];
  const absent = new Set(reported.flatMap(({ path }) => (/^chapters\[\d+\]$/.test(path) ? [path] : [])));
  const said = chaptersOf(written);
  const fields = toldByPscAlone(before) ? (['startMs', 'title', 'url', 'imageUrl'] as const) : (['url', 'imageUrl'] as const);
  if (said.length !== chapters.length - absent.size) return [{ path: 'chapters', wanted: chapters, written: said, why: 'psc:chapters has chapters that the notes do not list' }];
  let at = 0;
  return chapters.flatMap((chapter, index): NotHeld[] => {
    if (absent.has(`chapters[${index}]`)) return [];
    const found = said[at];
    at += 1;
    return fields.flatMap((field) => {
      if (chapter[field] === undefined || chapter[field] === (found?.[field] ?? null)) return [];
      return [{ path: `chapters[${index}].${field}`, wanted: chapter[field], written: found?.[field] ?? null, why: REASONS[field] }];
    });
  });
}

const REASONS = {
  startMs: 'psc:chapters of this item writes its times so',
  title: 'the item tells this chapter otherwise',
  url: 'a chapter has its link in psc:chapters, where the item has none for it',
  imageUrl: 'a chapter has its picture in psc:chapters, where the item has none for it',
} as const;
