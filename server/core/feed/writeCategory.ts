import type { Patch } from '../model/patch.ts';
import { categoryAbove, isBelow } from './appleCategories.ts';
import type { Channel } from './document.ts';
import { attributeOf, childrenNamed } from './elements.ts';
import { elementText, escapeAttribute } from './escape.ts';
import { insertInto, removal } from './indentation.ts';
import type { Prefixes } from './prefixes.ts';
import { setAttribute } from './writeValue.ts';

/**
 * Writes the category of a show. A subcategory in Apple's list is written inside its category; a former subcategory that no longer
 * applies is removed.
 */
export function writeCategory(text: string, channel: Channel, name: string, prefixes: Prefixes): Patch[] {
  const above = categoryAbove(name);
  const [existing] = childrenNamed(channel, 'itunes', 'category');
  const tag = existing?.name ?? prefixes.nameOf('itunes', 'category', channel);
  const below = above === undefined ? null : elementText(tag, { text: name }, null);
  if (!existing) {
    const added = insertInto(text, channel, below === null ? elementText(tag, { text: name }, null) : `<${tag} text="${escapeAttribute(above!)}">${below}</${tag}>`);
    return added ? [added] : [];
  }
  const patches = setAttribute(text, existing, 'text', above ?? name);
  const inside = childrenNamed(existing, 'itunes', 'category');
  if (below === null) return [...patches, ...inside.filter((child) => !isBelow(attributeOf(child, 'text')?.trim() ?? '', name)).map((child) => removal(text, child))];
  const [first, ...others] = inside;
  if (first) return [...patches, ...setAttribute(text, first, 'text', name), ...others.map((child) => removal(text, child))];
  if (existing.inner) return [...patches, insertInto(text, existing, below)!];
  const end = /\s*\/>$/.exec(text.slice(existing.start, existing.end))![0].length;
  return [...patches, { start: existing.end - end, end: existing.end, text: `>${below}</${tag}>` }];
}
