import { attributeOf, childrenNamed, type Element } from '../../feed/elements.ts';
import { textOf } from '../../feed/fields.ts';
import { AI_CONTENT } from '../../feed/readShow.ts';
import { requiredAddress } from './address.ts';
import { dateFault } from './dates.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedChannel, CheckedItem } from './subject.ts';

const LONGEST = 128;
const LONGEST_TXT = 4_000;
const MEDIUMS = ['podcast', 'music', 'video', 'film', 'audiobook', 'newsletter', 'blog', 'publisher', 'course'];
const MEDIUM = new Set([...MEDIUMS, ...MEDIUMS.map((medium) => `${medium}L`), 'mixed']);
const NUMBER = /^\d+(?:\.\d+)?$/;

type Tag = (text: string, element: Element) => Iterable<Found>;

const warning = (element: Element, code: string, message: string): Found => at(element, 'podcasting-2.0', 'warning', code, message);
const error = (element: Element, code: string, message: string): Found => at(element, 'podcasting-2.0', 'error', code, message);

function* longText(text: string, element: Element, longest = LONGEST): Generator<Found> {
  const { length } = [...(textOf(text, element) ?? '')];
  if (length > longest) yield warning(element, `${element.local}-long`, `The text has ${length} characters; apps cut it after ${longest}.`);
}

function* funding(text: string, element: Element): Generator<Found> {
  yield* requiredAddress(element, 'url', 'podcasting-2.0', 'funding', 'where to donate');
  yield* longText(text, element);
}

function* license(text: string, element: Element): Generator<Found> {
  const value = textOf(text, element) ?? '';
  if (value === '') yield error(element, 'license-empty', 'The license has no name: write its identifier, such as “cc-by-4.0”.');
  else if (!attributeOf(element, 'url') && !/^[\w.+-]+$/.test(value)) yield warning(element, 'license-unknown', `${shown(value)} is not the identifier of a well-known license: add the url of its text.`);
  yield* longText(text, element);
}

function* location(text: string, element: Element): Generator<Found> {
  if (textOf(text, element) === null) yield error(element, 'location-empty', 'The location has no name: write one that people can read, such as “Austin, TX”.');
  yield* longText(text, element);
  const [geo, osm, country, rel] = ['geo', 'osm', 'country', 'rel'].map((name) => attributeOf(element, name)?.trim() ?? '') as [string, string, string, string];
  const [, latitude, longitude] = /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)(?:[,;].*)?$/i.exec(geo) ?? [];
  if (geo !== '' && (latitude === undefined || Math.abs(Number(latitude)) > 90 || Math.abs(Number(longitude)) > 180)) yield warning(element, 'location-geo', `${shown(geo)} is not a geo URI (RFC 5870): write it like “geo:30.27,-97.74”, latitude first.`);
  if (osm !== '' && !/^[NWR]\d+(?:#\d+)?$/.test(osm)) yield warning(element, 'location-osm', `${shown(osm)} is not an OpenStreetMap object: write N, W or R and its number, such as “R113314”.`);
  if (country !== '' && !/^[A-Z]{2}$/i.test(country)) yield warning(element, 'location-country', `${shown(country)} is not a country code (ISO 3166): write two letters, such as “GB”.`);
  if (rel !== '' && !/^(?:subject|creator)$/.test(rel)) yield warning(element, 'location-rel', `rel says ${shown(rel)}: write “subject” or “creator”.`);
}

function* trailer(text: string, element: Element): Generator<Found> {
  yield* requiredAddress(element, 'url', 'podcasting-2.0', 'trailer', 'the trailer');
  const date = attributeOf(element, 'pubdate');
  if (!date?.trim()) yield error(element, 'trailer-date-missing', 'The trailer has no pubdate, by which apps choose the newest: write it like “Tue, 04 Mar 2025 09:05:00 +0000”.');
  else yield* dateFault(element, date.trim(), 'podcasting-2.0', 'error');
  if (textOf(text, element) === null) yield error(element, 'trailer-title-missing', 'The trailer has no title: write it between the tags.');
  yield* longText(text, element);
  const season = attributeOf(element, 'season');
  if (season !== null && !/^\d+$/.test(season.trim())) yield warning(element, 'trailer-season', `season says ${shown(season)}: write a whole number.`);
}

function* soundbite(text: string, element: Element): Generator<Found> {
  for (const name of ['startTime', 'duration']) {
    const value = attributeOf(element, name)?.trim() ?? '';
    if (!NUMBER.test(value)) yield error(element, `soundbite-${name.toLowerCase()}`, `The soundbite’s ${name} ${value === '' ? 'is missing' : `${shown(value)} is not a number`}: write seconds.`);
  }
  const seconds = Number(attributeOf(element, 'duration') ?? '60');
  if (seconds < 15 || seconds > 120) yield at(element, 'podcasting-2.0', 'info', 'soundbite-length', `The soundbite lasts ${seconds} s; between 15 and 120 is recommended.`);
  yield* longText(text, element);
}

function* block(text: string, element: Element): Generator<Found> {
  const value = textOf(text, element) ?? '';
  if (!/^(?:yes|no)$/i.test(value)) yield error(element, 'block', `podcast:block says ${shown(value)}: write “yes” or “no”.`);
}

function* medium(text: string, element: Element): Generator<Found> {
  const value = textOf(text, element) ?? '';
  if (!MEDIUM.has(value)) yield warning(element, 'medium', `podcast:medium says ${shown(value)}: apps know ${MEDIUMS.map((name) => `“${name}”`).join(', ')}, each also with an L for a list, and “mixed”.`);
}

function* value(_: string, element: Element): Generator<Found> {
  for (const name of ['type', 'method']) if (!attributeOf(element, name)?.trim()) yield error(element, `value-${name}`, `podcast:value has no ${name}, so no app can pay.`);
  const recipients = childrenNamed(element, 'podcast', 'valueRecipient');
  if (recipients.length === 0) yield error(element, 'value-empty', 'podcast:value has no podcast:valueRecipient, so nobody is paid.');
  for (const recipient of recipients) {
    for (const name of ['type', 'address']) if (!attributeOf(recipient, name)?.trim()) yield error(recipient, `value-recipient-${name}`, `The recipient has no ${name}, so they are not paid.`);
    const split = attributeOf(recipient, 'split')?.trim() ?? '';
    if (!/^\d+$/.test(split)) yield error(recipient, 'value-recipient-split', `The recipient’s split ${split === '' ? 'is missing' : `${shown(split)} is not a whole number`}: write the recipient’s number of shares.`);
  }
}

function* txt(text: string, element: Element): Generator<Found> {
  yield* longText(text, element, LONGEST_TXT);
  const purpose = attributeOf(element, 'purpose') ?? '';
  if ([...purpose].length > LONGEST) yield warning(element, 'txt-purpose-long', `purpose has ${[...purpose].length} characters; apps cut it after ${LONGEST}.`);
  if (purpose === AI_CONTENT && !/^(?:true|false)$/i.test(textOf(text, element) ?? '')) yield warning(element, 'txt-ai-content', `ai-content says ${shown(textOf(text, element) ?? '')}: write “true” or “false”.`);
}

function* updateFrequency(text: string, element: Element): Generator<Found> {
  yield* longText(text, element);
  const rule = attributeOf(element, 'rrule');
  if (rule !== null && !/(?:^|;)FREQ=(?:SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)/i.test(rule.trim())) yield warning(element, 'update-frequency-rule', `rrule says ${shown(rule)}, which is not a recurrence rule (RFC 5545, § 3.3.10): write it like “FREQ=WEEKLY”.`);
}

function* podroll(_: string, element: Element): Generator<Found> {
  const items = childrenNamed(element, 'podcast', 'remoteItem');
  if (items.length === 0) yield warning(element, 'podroll-empty', 'The podroll recommends nothing: add podcast:remoteItem, or remove it.');
  for (const item of items) if (!attributeOf(item, 'feedGuid')?.trim()) yield error(item, 'podroll-guid', 'The recommendation has no feedGuid, so apps do not know which show is meant.');
}

const TAGS: Readonly<Record<string, Tag>> = { funding, license, location, trailer, soundbite, block, medium, value, txt, updateFrequency, podroll };

/** The rules of podcast-namespace 1.0 for single elements: required attributes, known values, lengths. */
function* tagsOf(text: string, parent: Element): Generator<Found> {
  for (const child of parent.children) if (child.vocabulary === 'podcast' && Object.hasOwn(TAGS, child.local)) yield* TAGS[child.local]!(text, child);
}

/** Whether machines made something is said once, or the same each time. */
function* aiContentOf(text: string, parent: Element): Generator<Found> {
  const [first, ...others] = childrenNamed(parent, 'podcast', 'txt').filter((element) => attributeOf(element, 'purpose') === AI_CONTENT);
  const said = (element: Element): string => (textOf(text, element) ?? '').toLowerCase();
  const other = first && others.find((element) => said(element) !== said(first));
  if (other) yield warning(other, 'txt-ai-content-contradicted', `ai-content says ${shown(textOf(text, other) ?? '')} here and ${shown(textOf(text, first) ?? '')} before: keep the one that is true.`);
}

function* allOf(text: string, parent: Element): Generator<Found> {
  yield* tagsOf(text, parent);
  yield* aiContentOf(text, parent);
}

export const channelPodcastTags = ({ text, channel }: CheckedChannel): Iterable<Found> => allOf(text, channel);
export const itemPodcastTags = ({ text, item }: CheckedItem): Iterable<Found> => allOf(text, item);
