import type { Patch } from '../model/patch.ts';
import { attributeOf, type Element } from './elements.ts';
import { escapeAttribute } from './escape.ts';
import { lift } from './lift.ts';
import { valueOf } from './value.ts';

/** Sets the text of an element; white space around the old one stays. */
export function writeText(source: string, element: Element, after: string): Patch[] {
  const value = valueOf(source, element);
  const start = value.text.length - value.text.trimStart().length;
  const end = Math.max(start, value.text.trimEnd().length);
  return lift(source, value, [{ start, end, text: after }]);
}

/** Sets an attribute that is there; one that is not stays away. Empty where nothing differs. */
export function writeAttribute(element: Element, name: string, after: string): Patch[] {
  const attribute = element.attributes.find((candidate) => candidate.name === name);
  if (!attribute || attributeOf(element, name) === after) return [];
  return [{ ...attribute.range, text: escapeAttribute(after) }];
}
