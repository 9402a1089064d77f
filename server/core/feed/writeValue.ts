import type { Patch } from '../model/patch.ts';
import type { Element } from './elements.ts';
import { escapeAttribute } from './escape.ts';
import type { Lacking } from './lacking.ts';
import { lift } from './lift.ts';
import { valueOf } from './value.ts';

/**
 * Sets the text of an element; the white space around the old text stays. Empty if nothing differs, or if the element contains
 * elements instead of text.
 *
 * @param lacking characters that the feed's encoding lacks: see {@link lift}
 */
export function writeText(source: string, element: Element, after: string, lacking?: Lacking | null): Patch[] {
  const value = valueOf(source, element);
  if (value.runs[0]?.kind === 'markup') return [];
  const start = value.text.length - value.text.trimStart().length;
  const end = Math.max(start, value.text.trimEnd().length);
  return lift(source, value, [{ start, end, text: after }], lacking);
}

/** Sets an existing attribute; a missing one is not added. Empty if nothing differs. */
export function writeAttribute(element: Element, name: string, after: string): Patch[] {
  const attribute = element.attributes.find((candidate) => candidate.name === name);
  if (!attribute || attribute.value === after) return [];
  return [{ ...attribute.range, text: escapeAttribute(after) }];
}

/** Sets an attribute, adds it after the others, or removes it: its value becomes `after`, null for none. */
export function setAttribute(source: string, element: Element, name: string, after: string | null): Patch[] {
  const attribute = element.attributes.find((candidate) => candidate.name === name);
  if (attribute && after !== null) return writeAttribute(element, name, after);
  if (!attribute) {
    const last = element.attributes.at(-1);
    const at = last ? last.range.end + 1 : element.start + 1 + element.name.length;
    const quote = last ? source[last.range.end]! : '"';
    return after === null ? [] : [{ start: at, end: at, text: ` ${name}=${quote}${escapeAttribute(after)}${quote}` }];
  }
  const written = /\s+[^\s=]+\s*=\s*["']$/.exec(source.slice(element.start, attribute.range.start))![0];
  return [{ start: attribute.range.start - written.length, end: attribute.range.end + 1, text: '' }];
}
