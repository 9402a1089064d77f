import type { Operation } from '#core/edit/operation';
import { keyBetween } from '#core/edit/order';
import type { Reference } from '#core/model/reference';

type Of<Type extends Operation['type']> = Extract<Operation, { type: Type }>;

/** Adds a link at the end of the list. */
export const addLink = (references: readonly Reference[], id: string, title: string): Of<'addReference'> => ({
  type: 'addReference',
  reference: { id, order: keyBetween(references.at(-1)?.order ?? null, null), title, url: null, note: null, links: [] },
});

/** Moves a link up or down by one; null at either end of the list. */
export function moveLink(references: readonly Reference[], at: number, by: 1 | -1): Of<'setReference'> | null {
  const over = references[at + by];
  if (!over) return null;
  const beyond = references[at + 2 * by]?.order ?? null;
  const order = by === 1 ? keyBetween(over.order, beyond) : keyBetween(beyond, over.order);
  return { type: 'setReference', referenceId: references[at]!.id, order };
}

/**
 * Changes a link's address; an empty one removes it. If the link had an address, the first of its `links` is the one for it, and changes with it.
 * Null if what was typed is not a web address.
 */
export function setAddress({ id, title, url: was, links }: Reference, typed: string): Of<'setReference'> | null {
  const url = typed.trim();
  if (url !== '' && !(/^https?:\/\//i.test(url) && URL.canParse(url))) return null;
  const others = was === null ? links : links.slice(1);
  if (url === '') return { type: 'setReference', referenceId: id, url: null, links: others };
  return { type: 'setReference', referenceId: id, url, links: [{ text: (was === null ? undefined : links[0]?.text) ?? title, url }, ...others] };
}
