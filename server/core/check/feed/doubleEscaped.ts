import { childrenNamed, type Element } from '../../feed/elements.ts';
import { textOf } from '../../feed/fields.ts';
import { valueOf } from '../../feed/value.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedChannel, CheckedItem } from './subject.ts';

const ESCAPED_TAG = /&lt;(?:\/(?:p|a|ul|ol|li|div|h[1-6]|strong|em)|p|br ?\/?|a href=[^&]{0,400}|ul|li|strong|em|div|h[1-6])&gt;|&lt;a href=(?:"|'|&quot;|&#39;)/i;
const TAG = /<\/?[a-z][^>]{0,400}>/i;
const REFERENCE = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/i;

/**
 * Text that was escaped once too often. Notes that contain no tags but escaped ones show them to listeners as text, with dead links;
 * notes that contain real tags and also mention some are left alone. Titles are plain text.
 */
export const channelEscaping = ({ text, channel }: CheckedChannel): Iterable<Found> => escapingOf(text, channel);
export const itemEscaping = ({ text, item }: CheckedItem): Iterable<Found> => escapingOf(text, item);

function* escapingOf(text: string, parent: Element): Generator<Found> {
  for (const element of [...childrenNamed(parent, '', 'title'), ...childrenNamed(parent, 'itunes', 'title')]) {
    const value = textOf(text, element) ?? '';
    const [reference] = REFERENCE.exec(value) ?? [];
    if (reference !== undefined) yield at(element, 'rss', 'warning', 'title-escaped-twice', `The title is ${shown(value)}, in which listeners see “${reference}”: it was escaped twice. Escape it once, or not at all inside CDATA.`);
  }
  for (const element of [...childrenNamed(parent, '', 'description'), ...childrenNamed(parent, 'content', 'encoded')]) {
    const value = valueOf(text, element).text;
    if (ESCAPED_TAG.test(value) && !TAG.test(value)) yield at(element, 'rss', 'warning', 'notes-escaped-twice', `The notes were escaped twice: listeners see tags such as “${/&lt;.{0,20}/.exec(value)![0].replaceAll('&lt;', '<').replace(/&(?:g(?:t;?)?)?$|&gt;.*/, '>')}”, and links are dead. Escape them once, or not at all inside CDATA.`);
  }
}
