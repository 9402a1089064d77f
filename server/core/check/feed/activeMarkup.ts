import { childrenNamed } from '../../feed/elements.ts';
import { valueOf } from '../../feed/value.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedItem } from './subject.ts';

/** Elements that run something or load a page, attributes that run something, and addresses that do. */
const ACTIVE = /<(?:script|iframe|object|embed)[\s>/][^<>]{0,80}|<[a-z][^<>]{0,400}?\s(?:on[a-z]{3,30}\s{0,9}=|(?:href|src)\s{0,9}=\s{0,9}["']?\s{0,9}javascript:)[^<>]{0,80}/i;

/** Notes with markup that runs something. They go out as they were written; apps leave such markup out, and one that does not is a danger to its listeners. */
export function* activeMarkup({ text, item }: CheckedItem): Generator<Found> {
  for (const element of [...childrenNamed(item, '', 'description'), ...childrenNamed(item, 'content', 'encoded')]) {
    const [active] = ACTIVE.exec(valueOf(text, element).text) ?? [];
    if (active !== undefined) yield at(element, 'stet', 'warning', 'notes-active', `The notes contain markup that runs something: ${shown(active)}. Apps leave it out, or refuse the notes. Take it out where the notes are written.`);
  }
}
