import { prefixOf, URIS, type Bindings, type Extension } from './namespaces.ts';
import type { Patch } from '../model/patch.ts';
import type { Element } from './elements.ts';

/** Names our elements with the right prefixes, and says which declarations the feed lacks. */
export interface Prefixes {
  /** The name to write for an element of a vocabulary inside `parent`. */
  nameOf(vocabulary: Extension, local: string, parent: Element): string;
  /** The vocabularies, among the names given so far, that the feed's root must declare. */
  declares(): Extension[];
  /** Declarations on `parent` itself, if it rebinds the root's prefix to something else. */
  localDeclarations(parent: Element): Patch[];
}

/**
 * The source's own prefix is used if there is one; else the usual prefix, unless the feed uses that for something else.
 *
 * @param bound the bindings inside the channel
 */
export function prefixesOf(bound: Bindings): Prefixes {
  const declared = new Set<Extension>();
  const local = new Map<Extension, string>();
  return {
    nameOf(vocabulary, name, parent) {
      const known = prefixOf(parent.bindings, vocabulary);
      if (known !== null) return `${known}:${name}`;
      const prefix = freePrefix(bound, vocabulary);
      if (!parent.bindings.has(prefix)) {
        declared.add(vocabulary);
        return `${prefix}:${name}`;
      }
      local.set(vocabulary, freePrefix(parent.bindings, vocabulary));
      return `${local.get(vocabulary)!}:${name}`;
    },
    declares: () => [...declared],
    localDeclarations: ({ inner }) => (inner === null ? [] : [...local].map(([vocabulary, prefix]) => ({ start: inner.start - 1, end: inner.start - 1, text: declaration(vocabulary, prefix) }))),
  };
}

/**
 * What to add to the root's start tag for what was written with `prefixesOf(bound)`: text for `declareAt` of the feed's index, ''
 * if nothing.
 */
export const declarationsOf = (vocabularies: Iterable<Extension>, bound: Bindings): string =>
  [...new Set(vocabularies)].map((vocabulary) => declaration(vocabulary, freePrefix(bound, vocabulary))).join('');

/** The bindings inside the channel once the root declares these vocabularies too. */
export const withDeclared = (vocabularies: Iterable<Extension>, bound: Bindings): Bindings =>
  new Map([...bound, ...[...vocabularies].map((vocabulary) => [freePrefix(bound, vocabulary), URIS[vocabulary]] as const)]);

const declaration = (vocabulary: Extension, prefix: string): string => ` xmlns:${prefix}="${URIS[vocabulary]}"`;

function freePrefix(bound: Bindings, vocabulary: Extension): string {
  let prefix: string = vocabulary;
  for (let number = 2; bound.has(prefix); number += 1) prefix = `${vocabulary}${number}`;
  return prefix;
}
