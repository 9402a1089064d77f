import type { Patch } from '../model/patch.ts';
import { formatClock, formatLike, parseTimestamp } from '../time/timestamp.ts';
import { arrange, type Wanted } from './arrange.ts';
import { attributeOf, childrenNamed, isBoundIn, type Element } from './elements.ts';
import { escapeAttribute } from './escape.ts';
import { insertInto, removal } from './indentation.ts';
import { pairChapters, simpleChaptersOf, type SimpleChapterPlace } from './simpleChapters.ts';
import type { ViewFeedChapter } from './view.ts';
import { setAttribute } from './writeValue.ts';

export interface WrittenSimpleChapters {
  patches: Patch[];
  /** Edits of chapters that `psc:chapters` states differently and therefore keeps. */
  passages: number;
}

/** An edited chapter, and what it said before: undefined for a new one. */
interface Edited {
  place: (SimpleChapterPlace & { id: string }) | undefined;
  before: Pick<ViewFeedChapter, 'startMs' | 'title'> | undefined;
  wanted: ViewFeedChapter;
}

type Place = SimpleChapterPlace & { id: string; start: number; end: number };

const placesIn = (item: Element): Place[] => simpleChaptersOf(item).map((place, index) => ({ ...place, id: `psc${index}`, start: place.element.start, end: place.element.end }));

/** Writes chapters that only `psc:chapters` has: matched by id, in the order of the view. */
export function writeSimpleChapters(text: string, item: Element, wanted: readonly ViewFeedChapter[]): Patch[] {
  const places = placesIn(item);
  const byId = new Map(places.map((place) => [place.id, place]));
  const edited = wanted.map((chapter): Edited => {
    const place = chapter.id === undefined ? undefined : byId.get(chapter.id);
    return { place, before: place?.chapter, wanted: chapter };
  });
  return list(text, item, places, edited).patches;
}

/**
 * Lets `psc:chapters` follow an edit of the chapter list in the notes: what both state alike changes in both, a chapter added to or
 * removed from the notes is added or removed here, and what only one of them states stays.
 *
 * @param before the chapters as listed in the notes
 * @param wanted the same as edited
 */
export function followChapters(text: string, item: Element, before: readonly (ViewFeedChapter & { id: string })[], wanted: readonly ViewFeedChapter[]): WrittenSimpleChapters {
  const places = placesIn(item);
  const pairs = pairChapters(before, places.map(({ chapter }) => chapter));
  const partners = new Map(before.map((chapter, index) => [chapter.id, { chapter, place: pairs[index] === null ? undefined : places[pairs[index]!] }]));
  const listed = new Set(pairs);
  const own = places.filter((_, index) => !listed.has(index)).map((place): Edited => ({ place, before: place.chapter, wanted: place.chapter }));
  const told = wanted.flatMap((chapter): Edited[] => {
    const known = chapter.id === undefined ? undefined : partners.get(chapter.id);
    return known && !known.place ? [] : [{ place: known?.place, before: known?.chapter, wanted: chapter }];
  });
  return list(text, item, places, inOrderOf(places, told, own));
}

/** Podlove's list is ordered by time, whatever the order in the notes: existing chapters keep their places, new ones are put before the next later one. */
function inOrderOf(places: readonly Place[], told: readonly Edited[], own: readonly Edited[]): Edited[] {
  const order = new Map(places.map(({ id }, index) => [id, index]));
  const known = [...told, ...own].filter(({ place }) => place).sort((a, b) => order.get(a.place!.id)! - order.get(b.place!.id)!);
  for (const added of told.filter(({ place }) => !place)) {
    const next = known.findIndex(({ wanted }) => wanted.startMs > added.wanted.startMs);
    known.splice(next === -1 ? known.length : next, 0, added);
  }
  return known;
}

function list(text: string, item: Element, places: readonly Place[], edited: readonly Edited[]): WrittenSimpleChapters {
  let passages = 0;
  const sibling = places.at(-1)?.element;
  const parent = childrenNamed(item, 'psc', 'chapters')[0]!;
  if (edited.length === 0 && places.length === parent.children.length) return { patches: [removal(text, parent)], passages };
  const wanted = edited.map(({ place, before, wanted: chapter }): Wanted => {
    if (!place || !before) return { xml: clonedChapter(text, sibling, chapter, parent) };
    const { patches, left } = changes(text, place, before, chapter);
    passages += left;
    return { id: place.id, patches };
  });
  return { patches: arrange(text, places, wanted, (xml) => insertInto(text, parent, xml)), passages };
}

const squeezed = (title: string): string => title.replace(/\s+/g, ' ').trim();

/** The edits of one chapter, as far as it agreed with what was edited. */
function changes(text: string, { element, chapter }: SimpleChapterPlace, before: Pick<ViewFeedChapter, 'startMs' | 'title'>, wanted: ViewFeedChapter): { patches: Patch[]; left: number } {
  const patches: Patch[] = [];
  let left = 0;
  if (wanted.startMs !== before.startMs && wanted.startMs !== chapter.startMs) {
    if (Math.floor(before.startMs / 1000) === Math.floor(chapter.startMs / 1000)) patches.push(...setAttribute(text, element, 'start', startLike(attributeOf(element, 'start') ?? '', wanted.startMs)));
    else left += 1;
  }
  if (wanted.title !== before.title && wanted.title !== chapter.title) {
    if (squeezed(before.title) === squeezed(chapter.title)) patches.push(...setAttribute(text, element, 'title', wanted.title));
    else left += 1;
  }
  for (const [field, name] of [['url', 'href'], ['imageUrl', 'image']] as const) {
    if (wanted[field] !== undefined && (wanted[field] || null) !== chapter[field]) patches.push(...setAttribute(text, element, name, wanted[field] || null));
  }
  return { patches, left };
}

/** A time in the form of its neighbour: a clock, or seconds. */
function startLike(example: string, ms: number): string {
  if (parseTimestamp(example) !== null) return formatLike(example, ms).text;
  if (!/^\s*\d+(?:\.\d+)?\s*$/.test(example)) return formatClock(ms);
  const digits = Math.min(3, example.trim().split('.')[1]?.length ?? 0);
  return digits === 0 ? String(Math.floor(ms / 1000)) : (Math.floor(ms / 10 ** (3 - digits)) / 10 ** digits).toFixed(digits);
}

/** A new chapter in the form of its sibling: its name where its prefix is declared for the list, the same order of attributes, quotes and end of tag. */
export function clonedChapter(text: string, sibling: Element | undefined, chapter: ViewFeedChapter, parent: Element): string {
  const name = sibling && isBoundIn(parent, sibling) ? sibling.name : `${parent.name.slice(0, parent.name.indexOf(':') + 1)}chapter`;
  const values: Record<string, string | null> = {
    start: startLike(sibling ? (attributeOf(sibling, 'start') ?? '') : '', chapter.startMs), title: chapter.title, href: chapter.url || null, image: chapter.imageUrl || null,
  };
  const there = sibling?.attributes.map((attribute) => attribute.name).filter((attribute) => Object.hasOwn(values, attribute)) ?? [];
  const order = [...there, ...Object.keys(values).filter((attribute) => !there.includes(attribute))];
  const quote = sibling?.attributes[0] ? text[sibling.attributes[0].range.end]! : '"';
  const attributes = order.map((attribute) => (values[attribute] == null ? '' : ` ${attribute}=${quote}${escapeAttribute(values[attribute])}${quote}`)).join('');
  const end = !sibling ? '/>' : sibling.inner === null ? /\s*\/>$/.exec(text.slice(sibling.start, sibling.end))![0] : `></${name}>`;
  return `<${name}${attributes}${end}`;
}
