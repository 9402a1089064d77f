import { enclosureFields, type ItemChange, type ItemFields } from '#core/model/item';
import { formatExact } from '#core/time/timestamp';
import { typedTime } from '../transcript/typedTime';

export const FIELDS = ['title', 'link', 'pubDate', 'enclosureUrl', 'enclosureLength', 'enclosureType', 'durationMs'] as const satisfies readonly (keyof ItemFields)[];
export type Field = (typeof FIELDS)[number];

/** The fields as they are typed. */
export type Typed = Record<Field, string>;

/** What is to be filled in: a field, or what the audio lacks first. */
export type Asked = Field | 'enclosure';
export const isAsked = (name: string | null): name is Asked => name === 'enclosure' || FIELDS.some((field) => field === name);

/** The field that is to be typed in first. */
export function firstField(asked: Asked, { enclosureUrl, enclosureLength, enclosureType }: ItemFields): Field {
  if (asked !== 'enclosure') return asked;
  if (enclosureUrl === null) return 'enclosureUrl';
  return enclosureLength && enclosureType === null ? 'enclosureType' : 'enclosureLength';
}

/** As `datetime-local` wants it, in the time of who sits here. */
function localTime(iso: string): string {
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

export const typedOf = ({ title, link, pubDate, enclosureUrl, enclosureLength, enclosureType, durationMs }: ItemFields): Typed => ({
  title, link: link ?? '', pubDate: pubDate === null ? '' : localTime(pubDate), enclosureUrl: enclosureUrl ?? '',
  enclosureLength: enclosureLength ? String(enclosureLength) : '', enclosureType: enclosureType ?? '', durationMs: durationMs === null ? '' : formatExact(durationMs),
});

/** A value of a field as one reads it. */
export const readable = (field: Field, said: string): string => (field === 'pubDate' ? said.replace('T', ' ') : said);

/** Digits, however they are grouped: `48,123,456`, `48 123 456`. */
const bytesOf = (typed: string): number | null => (/^\d{1,3}(?:[\s.,'’]?\d{3})*$|^\d{1,15}$/.test(typed) ? Number(typed.replace(/\D/g, '')) : null);
const isAddress = (typed: string): boolean => URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol);
export const isMediaType = (typed: string): boolean => enclosureFields.enclosureType.safeParse(typed).success;

/** Of an episode that came with a feed: what its form began with, and what the feed says. Whoever wrote the feed may write what nobody may type. */
export interface OfFeed {
  began: Typed;
  feed: Typed;
}

/** What is wrong with the fields that were typed in: keys of the translations. */
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

/** Which fields say something else than a form began with. */
export const touchedIn = (typed: Typed, began: Typed): Field[] => FIELDS.filter((field) => typed[field].trim() !== began[field].trim());

/**
 * What was changed in a form that began with an item: only that is sent, so that what others changed meanwhile stays. What says again what
 * the feed says is sent as that, for its form may hold less than the feed.
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

/** What is known of the recording that is played here, and is not what the form says. */
export function offered(typed: Typed, known: Partial<Record<'enclosureLength' | 'enclosureType' | 'durationMs', string>>): Partial<Typed> {
  return Object.fromEntries(Object.entries(known).filter(([field, value]) => value !== undefined && value !== typed[field as Field].trim()));
}
