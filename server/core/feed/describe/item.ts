import type { ItemFields } from '../../model/item.ts';
import { timeWords, type ChangeDetail } from './change.ts';

const text = (value: string | number | null): string | null => (value === null ? null : String(value));

/** By field: the name of the change it belongs to, and its place within that. */
const PLACES: { [Field in keyof ItemFields]: readonly [field: string, place: string] } = {
  title: ['title', 'title'], link: ['episode page', 'address'], pubDate: ['date', 'date'],
  enclosureUrl: ['audio', 'address'], enclosureLength: ['audio', 'length in bytes'], enclosureType: ['audio', 'type'], durationMs: ['duration', 'duration'],
};

/** What an item has only once: named instead of counted. */
export const ONCE: ReadonlySet<string> = new Set(Object.values(PLACES).map(([field]) => field));

const MOMENT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'UTC' });

/** An instant as people read it, in UTC like in feeds, so that everybody sees the same. */
const momentWords = (iso: string | null): string | null => (iso === null ? null : `${MOMENT.format(Date.parse(iso))} UTC`);

function words(item: ItemFields, field: keyof ItemFields): string | null {
  if (field === 'durationMs') return timeWords(item.durationMs);
  return field === 'pubDate' ? momentWords(item.pubDate) : text(item[field]);
}

/** Describes the changes to an item besides its notes. */
export function describeItem(before: ItemFields, after: ItemFields): ChangeDetail[] {
  return (Object.keys(PLACES) as (keyof ItemFields)[]).filter((field) => before[field] !== after[field]).map((name) => {
    const [field, place] = PLACES[name];
    return { field, place, before: words(before, name), after: words(after, name) };
  });
}
