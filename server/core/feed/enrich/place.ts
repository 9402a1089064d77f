import type { Patch } from '../../model/patch.ts';
import { attributeOf, type Element } from '../elements.ts';
import { indentationOf, insertInto, removal } from '../indentation.ts';

/** Elements with one role: what should be in the feed, and what is there for the same purpose. */
export interface Role {
  element: string;
  existing: Element[];
  wanted: string[];
}

export interface Placed {
  patches: Patch[];
  replaced: { element: string; urls: string[] }[];
}

/** Several placements combined. */
export const together = (all: readonly Placed[]): Placed => ({ patches: all.flatMap(({ patches }) => patches), replaced: all.flatMap(({ replaced }) => replaced) });

/**
 * Puts elements where their role already is, one for one; additional ones follow the last of them, and superfluous ones are
 * removed, so nothing is ever doubled. If nothing is wanted, nothing is touched. An element that is already written the same
 * costs no patch.
 */
export function place(text: string, parent: Element, { element, existing, wanted }: Role): Placed {
  if (wanted.length === 0) return { patches: [], replaced: [] };
  const same = existing.length === wanted.length && existing.every(({ start, end }, index) => text.slice(start, end) === wanted[index]);
  if (same) return { patches: [], replaced: [] };
  const patches = [
    ...existing.map((old, index) => (wanted[index] === undefined ? removal(text, old) : { start: old.start, end: old.end, text: wanted[index] })),
    ...wanted.slice(existing.length).map((xml) => insertAfter(text, existing.at(-1), parent, xml)),
  ].filter((patch): patch is Patch => patch !== null && text.slice(patch.start, patch.end) !== patch.text);
  const gone = existing.filter(({ start, end }, index) => text.slice(start, end) !== wanted[index]);
  const urls = gone.map((old) => attributeOf(old, 'url')).filter((url): url is string => url !== null);
  return { patches, replaced: gone.length === 0 ? [] : [{ element, urls }] };
}

/**
 * Gives one element of its role a value where it stands, or adds one to the channel, and removes the others: readers take the first or the last. One that has the value already
 * is the one that stays.
 *
 * @param valueOf what an element says now
 * @param write the patches that make an element say it
 * @param added the element that is added if there is none
 */
export function setOne(text: string, parent: Element, element: string, existing: readonly Element[], value: string, valueOf: (element: Element) => string | null, write: (element: Element) => Patch[], added: () => string): Placed {
  if (existing.length === 0) {
    const patch = insertInto(text, parent, added());
    return { patches: patch ? [patch] : [], replaced: [] };
  }
  const stays = existing.find((each) => valueOf(each) === value) ?? existing[0]!;
  const others = existing.filter((each) => each !== stays);
  const rewritten = valueOf(stays) === value ? [] : [stays];
  const gone = [...rewritten, ...others];
  return {
    patches: [...rewritten.flatMap(write), ...others.map((each) => removal(text, each))],
    replaced: gone.length === 0 ? [] : [{ element, urls: gone.map(valueOf).filter((url): url is string => url !== null) }],
  };
}

const insertAfter = (text: string, last: Element | undefined, parent: Element, xml: string): Patch | null =>
  last === undefined ? insertInto(text, parent, xml) : { start: last.end, end: last.end, text: `${indentationOf(text, last)}${xml}` };
