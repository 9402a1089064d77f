import type { Patch } from '../model/patch.ts';
import type { Element } from './elements.ts';
import { prefixOf, URIS, type Extension } from './namespaces.ts';

/** Names our elements with prefixes that mean the right thing, and declares on the root those the feed lacks. */
export interface Prefixes {
  /** The name of an element of a vocabulary as it is to be written inside `parent`. */
  nameOf(vocabulary: Extension, local: string, parent: Element): string;
  /** The declarations needed by the names given so far. */
  declarations(): Patch[];
}

/** The source's own prefix wins where one is bound; else the prefix readers expect, unless the feed uses it otherwise. */
export function prefixesOf(root: Element): Prefixes {
  const declared = new Map<Extension, string>();
  const free = (vocabulary: Extension, parent: Element): string => {
    let prefix: string = vocabulary;
    for (let number = 2; root.bindings.has(prefix) || parent.bindings.has(prefix); number += 1) prefix = `${vocabulary}${number}`;
    return prefix;
  };
  return {
    nameOf(vocabulary, local, parent) {
      const prefix = prefixOf(parent.bindings, vocabulary) ?? declared.get(vocabulary) ?? free(vocabulary, parent);
      if (!parent.bindings.has(prefix)) declared.set(vocabulary, prefix);
      return `${prefix}:${local}`;
    },
    declarations() {
      const at = root.inner!.start - 1;
      return [...declared].map(([vocabulary, prefix]) => ({ start: at, end: at, text: ` xmlns:${prefix}="${URIS[vocabulary]}"` }));
    },
  };
}
