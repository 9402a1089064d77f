import { enclosureFields, type ItemChange, type ItemFields } from '#core/model/item';
import { formatExact } from '#core/time/timestamp';
import { typedTime } from '../transcript/typedTime';

export const FIELDS = ['title', 'link', 'pubDate', 'enclosureUrl', 'enclosureLength', 'enclosureType', 'durationMs'] as const satisfies readonly (keyof ItemFields)[];
export type Field = (typeof FIELDS)[number];

/** The fields as text. */
export type Typed = Record<Field, string>;

/** What should be filled in: a field, or whatever the audio lacks first. */
export type Asked = Field | 'enclosure';
export const isAsked = (name: string | null): name is Asked => name === 'enclosure' || FIELDS.some((field) => field === name);

/** The field to focus. */
export function firstField(asked: Asked, { enclosureUrl, enclosureLength, enclosureType }: ItemFields): Field {
  if (asked !== 'enclosure') return asked;
  if (enclosureUrl === null) return 'enclosureUrl';
  return enclosureLength && enclosureType === null ? 'enclosureType' : 'enclosureLength';
}

/** In the local time zone, in the form that `datetime-local` wants. */
function localTime(iso: string): string {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

export const typedOf = ({ title, link, pubDate, enclosureUrl, enclosureLength, enclosureType, durationMs }: ItemFields): Typed => ({
  title, link: link ?? '', pubDate: pubDate === null ? '' : localTime(pubDate), enclosureUrl: enclosureUrl ?? '',
  enclosureLength: enclosureLength ? String(enclosureLength) : '', enclosureType: enclosureType ?? '', durationMs: durationMs === null ? '' : formatExact(durationMs),
});

/** A field's value as people read it. */
export const readable = (field: Field, said: string): string => (field === 'pubDate' ? said.replace('T', ' ') : said);

/** Digits, grouped in any way: `48,123,456`, `48 123 456`. */
const bytesOf = (typed: string): number | null => (/^\d{1,3}(?:[\s.,'’]?\d{3})*$|^\d{1,15}$/.test(typed) ? Number(typed.replace(/\D/g, '')) : null);
const isAddress = (typed: string): boolean => URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol);
export const isMediaType = (typed: string): boolean => enclosureFields.enclosureType.safeParse(typed).success;

/** For an episode from a feed: the values the form started with, and the feed's. The feed may contain values that cannot be typed here. */
export interface OfFeed {
  began: Typed;
  feed: Typed;
}

/** What is wrong with the fields that were typed in, as translation keys. */
export function wrongIn(typed: Typed, ofFeed: OfFeed | null): Partial<Record<Field, string>> {
  const values = trimmed(typed);
  const isTyped = (field: Field): boolean => ofFeed === null || [ofFeed.began, ofFeed.feed].every((said) => said[field].trim() !== values[field]);
  const wrong = (field: Field, isWrong: boolean): [Field, string][] => (isWrong && isTyped(field) ? [[field, `desk.item.wrong.${field}`]] : []);
  const emptied = FIELDS.filter((field) => ofFeed !== null && values[field] === '' && isTyped(field) && ofFeed.feed[field] !== '');
  return Object.fromEntries([
    ...emptied.map((field) => [field, 'desk.item.wrong.emptied'] as const),
    ...wrong('title', values.title === ''),
    ...wrong('link', values.link !== '' && !isAddress(values.link)),
    ...wrong('pubDate', values.pubDate !== '' && Number.isNaN(Date.parse(values.pubDate))),
    ...wrong('enclosureUrl', values.enclosureUrl !== '' && !isAddress(values.enclosureUrl)),
    ...wrong('enclosureLength', values.enclosureLength !== '' && !bytesOf(values.enclosureLength)),
    ...wrong('enclosureType', values.enclosureType !== '' && !isMediaType(values.enclosureType)),
    ...wrong('durationMs', values.durationMs !== '' && typedTime(values.durationMs, null) === null),
  ]);
}

const trimmed = (typed: Typed): Typed => Object.fromEntries(FIELDS.map((field) => [field, typed[field].trim()])) as Typed;

/** The fields that differ from what the form started with. */
export const touchedIn = (typed: Typed, began: Typed): Field[] => FIELDS.filter((field) => typed[field].trim() !== began[field].trim());

/**
 * What was changed in a form. Only that is sent, so that others' changes to other fields stay. A value that is the feed's again is sent as a return
 * to the feed, because the form may hold less than the feed does.
 */
export function changeOf(typed: Typed, began: ItemFields, feed: Typed | null): ItemChange {
  const values = trimmed(typed);
  const touched = touchedIn(typed, typedOf(began));
  const others = feed ? touchedIn(typed, feed) : touched;
  const asInFeed = touched.filter((field) => !others.includes(field));
  const { title, link, pubDate, enclosureUrl, enclosureLength, enclosureType, durationMs } = values;
  const wanted: ItemFields = {
    title, link: link || null, pubDate: pubDate === '' ? null : new Date(pubDate).toISOString(), enclosureUrl: enclosureUrl || null,
    enclosureLength: bytesOf(enclosureLength), enclosureType: enclosureType || null, durationMs: durationMs === '' ? null : typedTime(durationMs, null),
  };
  const changed = touched.filter((field) => others.includes(field));
  return { ...Object.fromEntries(changed.map((field) => [field, wanted[field]])), ...(asInFeed.length > 0 && { asInFeed }) };
}

/** What is known about the playing recording and differs from the form. */
export function offered(typed: Typed, known: Partial<Record<'enclosureLength' | 'enclosureType' | 'durationMs', string>>): Partial<Typed> {
  return Object.fromEntries(Object.entries(known).filter(([field, value]) => value !== undefined && value !== typed[field as Field].trim()));
}
