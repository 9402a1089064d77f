import { APPLE_CATEGORIES } from '../../feed/appleCategories.ts';
import { attributeOf, childrenNamed, type Element } from '../../feed/elements.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedChannel } from './subject.ts';

const letters = (name: string): string => name.replaceAll('&amp;', '&').toLowerCase().replace(/[^a-z&]/g, '').replaceAll('and', '&');
const alike = (name: string, names: readonly string[]): string | undefined => names.find((candidate) => letters(candidate) === letters(name));

/** `itunes:category`: a name exactly as in Apple's list, and within it a subcategory that Apple lists there. */
export function* category({ channel }: CheckedChannel): Generator<Found> {
  for (const element of childrenNamed(channel, 'itunes', 'category')) {
    const name = attributeOf(element, 'text')?.trim() ?? '';
    const below = Object.hasOwn(APPLE_CATEGORIES, name) ? APPLE_CATEGORIES[name]! : null;
    if (below === null) yield unknown(element, name, Object.keys(APPLE_CATEGORIES), 'is not in Apple’s list of categories, so the show is listed under none');
    for (const inner of childrenNamed(element, 'itunes', 'category')) {
      const innerName = attributeOf(inner, 'text')?.trim() ?? '';
      if (below !== null && !below.includes(innerName)) yield unknown(inner, innerName, below, `is not under ${shown(name)} in Apple’s list`);
    }
  }
}

function unknown(element: Element, name: string, names: readonly string[], why: string): Found {
  if (name === '') return at(element, 'psp-1', 'error', 'category-missing', 'The category is empty: write its name in the attribute “text”.');
  const meant = alike(name, names);
  const parent = meant === undefined ? Object.keys(APPLE_CATEGORIES).find((candidate) => APPLE_CATEGORIES[candidate]!.includes(name)) : undefined;
  const way = meant !== undefined ? `Write ${shown(meant)}, exactly like that.` : parent !== undefined ? `It belongs under ${shown(parent)}: move it there.` : 'Choose one from the list.';
  return at(element, 'apple', 'warning', 'category-unknown', `${shown(name)} ${why}. ${way}`);
}
