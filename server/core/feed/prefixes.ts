import { prefixOf, URIS, type Bindings, type Extension } from './namespaces.ts';
import type { Patch } from '../model/patch.ts';
import type { Element } from './elements.ts';

/** Names our elements with prefixes that mean the right thing, and says which the feed lacks. */
export interface Prefixes {
  /** The name of an element of a vocabulary as it is to be written inside `parent`. */
  nameOf(vocabulary: Extension, local: string, parent: Element): string;
  /** The vocabularies of the names given so far that the feed's root must declare. */
  declares(): Extension[];
  /** Declarations on `parent` itself, where it binds the prefix of the root's to something else. */
  localDeclarations(parent: Element): Patch[];
}

/**
 * The source's own prefix wins where one is bound; else the prefix readers expect, unless the feed uses it otherwise.
 *
 * @param bound what is bound inside the channel
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
 * What the root's start tag must say besides, so that what was written with `prefixesOf(bound)` means what it says: text for
 * `declareAt` of the feed's index, '' for nothing.
 */
export const declarationsOf = (vocabularies: Iterable<Extension>, bound: Bindings): string =>
  [...new Set(vocabularies)].map((vocabulary) => declaration(vocabulary, freePrefix(bound, vocabulary))).join('');

/** What is bound inside the channel once the root declares these vocabularies too. */
export const withDeclared = (vocabularies: Iterable<Extension>, bound: Bindings): Bindings =>
  new Map([...bound, ...[...vocabularies].map((vocabulary) => [freePrefix(bound, vocabulary), URIS[vocabulary]] as const)]);

const declaration = (vocabulary: Extension, prefix: string): string => ` xmlns:${prefix}="${URIS[vocabulary]}"`;

function freePrefix(bound: Bindings, vocabulary: Extension): string {
  let prefix: string = vocabulary;
  for (let number = 2; bound.has(prefix); number += 1) prefix = `${vocabulary}${number}`;
  return prefix;
}
