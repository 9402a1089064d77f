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

/** Digits, however they are grouped: `48,123,456`, `48 123 456`. */
const bytesOf = (typed: string): number | null => (/^\d{1,3}(?:[\s.,'’]?\d{3})*$|^\d{1,15}$/.test(typed) ? Number(typed.replace(/\D/g, '')) : null);
const isAddress = (typed: string): boolean => URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol);
export const isMediaType = (typed: string): boolean => enclosureFields.enclosureType.safeParse(typed).success;

/** What is wrong with the fields that were typed in: keys of the translations. */
export function wrongIn(typed: Typed): Partial<Record<Field, string>> {
  const values = trimmed(typed);
  const wrong = (field: Field, isWrong: boolean): [Field, string][] => (isWrong ? [[field, `desk.item.wrong.${field}`]] : []);
  return Object.fromEntries([
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

/** What was changed in a form that began with an item: only that is sent, so that what others changed meanwhile stays. */
export function changeOf(typed: Typed, began: ItemFields): ItemChange {
  const [values, before] = [trimmed(typed), typedOf(began)];
  const { title, link, pubDate, enclosureUrl, enclosureLength, enclosureType, durationMs } = values;
  const wanted: ItemFields = {
    title, link: link || null, pubDate: pubDate === '' ? null : new Date(pubDate).toISOString(), enclosureUrl: enclosureUrl || null,
    enclosureLength: bytesOf(enclosureLength), enclosureType: enclosureType || null, durationMs: durationMs === '' ? null : typedTime(durationMs, null),
  };
  return Object.fromEntries(FIELDS.filter((field) => values[field] !== before[field].trim()).map((field) => [field, wanted[field]]));
}

/** What is known of the recording that is played here, and is not what the form says. */
export function offered(typed: Typed, known: Partial<Record<'enclosureLength' | 'enclosureType' | 'durationMs', string>>): Partial<Typed> {
  return Object.fromEntries(Object.entries(known).filter(([field, value]) => value !== undefined && value !== typed[field as Field].trim()));
}
