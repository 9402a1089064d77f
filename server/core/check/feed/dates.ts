import { readDate, writeDate } from '../../feed/date.ts';
import { childrenNamed, type Element } from '../../feed/elements.ts';
import { textOf } from '../../feed/fields.ts';
import type { FeedRule } from '../../model/feedFinding.ts';
import { at, shown, type Found } from './found.ts';
import type { CheckedChannel, CheckedItem } from './subject.ts';

/** RFC 2822, § 3.3, with the zone names of § 4.3. */
const WRITTEN = /^(?:(mon|tue|wed|thu|fri|sat|sun)\s*,\s*)?\d{1,2}\s+[a-z]{3}\s+\d{4}\s+\d{2}:\d{2}(?::\d{2})?\s+(?:[+-]\d{4}|ut|gmt|[ecmp][sd]t|z)$/i;
const DATE = /(\d{1,2})\s+([a-z]{3})\s+(\d{4})/i;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `lastBuildDate` and `pubDate` of the channel. */
export function* channelDates({ text, channel }: CheckedChannel): Generator<Found> {
  for (const local of ['lastBuildDate', 'pubDate']) for (const element of childrenNamed(channel, '', local)) yield* dateFault(element, textOf(text, element), 'rss', 'warning');
}

/** `pubDate` of an item: apps sort by it, so an unreadable one puts the episode in the wrong place. */
export function* itemDates({ text, item }: CheckedItem): Generator<Found> {
  for (const element of childrenNamed(item, '', 'pubDate')) yield* dateFault(element, textOf(text, element), 'psp-1', 'error');
}

/** What is wrong with a date that should follow RFC 2822. */
export function* dateFault(element: Element, value: string | null, rule: FeedRule, unreadable: 'error' | 'warning'): Generator<Found> {
  if (value === null) return;
  const instant = readDate(value);
  if (instant === null) yield at(element, rule, unreadable, 'date-unreadable', `${shown(value)} is not a date: write it like “Tue, 04 Mar 2025 09:05:00 +0000”.`);
  else if (!WRITTEN.test(value)) yield at(element, rule, 'warning', 'date-format', `${shown(value)} is not in the form that RFC 2822 requires, and some apps misread it: write “${writeDate(instant)}”.`);
  else yield* weekdayFault(element, value, rule);
}

function* weekdayFault(element: Element, value: string, rule: FeedRule): Generator<Found> {
  const [, said] = WRITTEN.exec(value)!;
  const [, day, month, year] = DATE.exec(value)!;
  const weekday = new Date(Date.UTC(Number(year), MONTHS.indexOf(month!.toLowerCase()), Number(day))).getUTCDay();
  if (said !== undefined && said.toLowerCase() !== DAYS[weekday]) yield at(element, rule, 'info', 'date-weekday', `${shown(value)} names the wrong day of the week: that day is a ${DAYS[weekday]![0]!.toUpperCase()}${DAYS[weekday]!.slice(1)}.`);
}
