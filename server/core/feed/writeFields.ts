import { append } from '../model/append.ts';
import type { Patch } from '../model/patch.ts';
import { writeDateLike } from './date.ts';
import { writeDurationLike } from './duration.ts';
import { childrenNamed, type Element } from './elements.ts';
import { elementText } from './escape.ts';
import { textOf } from './fields.ts';
import { insertRanked, type Ranked } from './indentation.ts';
import { writeEnclosureAgain, writeTitleAgain, type SaidEnclosure } from './itemSaidAgain.ts';
import type { Lacking } from './lacking.ts';
import type { Prefixes } from './prefixes.ts';
import type { ItemReading } from './reading.ts';
import type { WrittenAgain } from './saidAgain.ts';
import type { ItemFields } from './view.ts';
import { setAttribute, writeText } from './writeValue.ts';

export const ITEM_FIELDS = ['title', 'link', 'pubDate', 'enclosure', 'durationMs'] as const satisfies readonly (keyof ItemFields)[];

/** Why an item may differ from what was wanted for a field. */
export const FIELD_REASONS: Readonly<Record<keyof ItemFields, string>> = {
  title: 'an item keeps its title, without white space at its ends: it can be changed, not emptied',
  link: 'an item keeps its address: it can be changed, not emptied',
  pubDate: 'a date is written in whole seconds, and can be changed, not taken out',
  enclosure: 'an item keeps its audio: what is said of it can be changed, not taken out',
  durationMs: 'a duration is written in whole seconds, and can be changed, not taken out',
};

/** Writes the fields of an item that changed, each in its existing form, and wherever the item said the same again; one that was emptied stays. */
export function writeFields(text: string, item: Element, before: ItemReading, view: Partial<ItemFields>, prefixes: Prefixes, lacking: Lacking | null): WrittenAgain {
  const { title, link, pubDate, enclosure, durationMs } = view;
  const patches: (Patch | null)[] = [];
  const left: WrittenAgain['left'] = [];
  const set = (element: Element | undefined, name: string, after: string, as: Ranked): void => {
    append(patches, element ? writeText(text, element, after, lacking) : [insertRanked(text, item, elementText(name, {}, after), as)]);
  };
  const follow = (again: WrittenAgain): void => {
    append(patches, again.patches);
    append(left, again.left);
  };
  if (title?.trim() && title.trim() !== before.title) {
    const titled = [...childrenNamed(item, '', 'title').slice(0, 1), ...childrenNamed(item, 'itunes', 'title').slice(0, 1)].find((element) => textOf(text, element) !== null);
    set(titled ?? childrenNamed(item, '', 'title')[0], 'title', title.trim(), ' title');
    if (titled) follow(writeTitleAgain(text, item, titled, before.title, title.trim(), lacking));
  }
  if (link?.trim() && link.trim() !== before.link) set(childrenNamed(item, '', 'link')[0], 'link', link.trim(), ' link');
  if (pubDate && seconds(Date.parse(pubDate)) !== seconds(Date.parse(before.pubDate ?? ''))) {
    const [element] = childrenNamed(item, '', 'pubDate');
    set(element, 'pubDate', writeDateLike(textOf(text, element) ?? '', pubDate), ' pubDate');
  }
  if (durationMs !== null && durationMs !== undefined && seconds(durationMs) !== seconds(before.durationMs ?? Number.NaN)) {
    const [element] = childrenNamed(item, 'itunes', 'duration');
    set(element, element ? '' : prefixes.nameOf('itunes', 'duration', item), writeDurationLike(textOf(text, element) ?? '', durationMs), 'itunes duration');
  }
  if (enclosure) {
    const [said, wanted] = [saidOf(before.enclosure), saidOf(enclosure)];
    append(patches, writeEnclosure(text, item, said, wanted));
    if (said.url !== null) follow(writeEnclosureAgain(text, item, said, wanted));
  }
  return { patches: patches.filter((patch) => patch !== null), left };
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

const saidOf = (enclosure: ItemReading['enclosure']): SaidEnclosure =>
  ({ url: enclosure?.url.trim() ?? null, length: enclosure?.length == null ? null : String(enclosure.length), type: enclosure?.type?.trim() || null });

function writeEnclosure(text: string, item: Element, said: SaidEnclosure, wanted: SaidEnclosure): (Patch | null)[] {
  const [element] = childrenNamed(item, '', 'enclosure');
  if (!element) return [insertRanked(text, item, elementText('enclosure', wanted, null), ' enclosure')];
  return (['url', 'length', 'type'] as const).flatMap((name) => (wanted[name] === null || wanted[name] === said[name] ? [] : setAttribute(text, element, name, wanted[name])));
}
