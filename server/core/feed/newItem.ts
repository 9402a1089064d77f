import type { NotHeld } from '../notes/reading.ts';
import { beginningOf } from './beginningOf.ts';
import { writeDate, writeDateLike } from './date.ts';
import { itemIn } from './document.ts';
import { writeDurationLike } from './duration.ts';
import { attributeOf, childrenNamed, type Element } from './elements.ts';
import { escapeAttribute, escapeText, representable } from './escape.ts';
import type { ItemContext } from './feedIndex.ts';
import { textOf } from './fields.ts';
import { lackingIn, referenced, type Lacking } from './lacking.ts';
import type { Extension } from './namespaces.ts';
import { newNotes } from './newNotes.ts';
import { prefixesOf, type Prefixes } from './prefixes.ts';
import { readItem } from './readItem.ts';
import type { ItemReading } from './reading.ts';
import { utf8Length } from './utf8Length.ts';
import type { NewEpisode } from './view.ts';
import { clonedPerson } from './writePersons.ts';
import { clonedChapter } from './writeSimpleChapters.ts';

/** What an item is made from, each part in the form of its neighbour. */
interface Making {
  text: string;
  like: Element;
  said: ItemReading;
  episode: NewEpisode;
  notes: { source: string; html: boolean };
  prefixes: Prefixes;
  lacking: Lacking | null;
}

/** Elements that are the same for every episode: copied if two neighbours have them identically. */
const CONSTANT = new Set(['itunes author', 'itunes explicit', 'itunes episodeType', ' author', 'other creator']);
const ORDER = ['title', 'link', 'guid', 'pubDate', 'enclosure', 'duration', 'description', 'person'] as const;
type Part = (typeof ORDER)[number] | 'encoded' | 'summary' | 'chapters';
/** Directories take no longer description. */
const MOST_BYTES = 4_000;

/**
 * Makes the item of a new episode in the form of its neighbours: which elements, in which order, with which prefix, quotes and white
 * space, CDATA or escaped, and the form of dates and durations. Content that only a neighbour has is not copied, except what is the
 * same for every episode.
 *
 * @param likes texts of neighbouring items, the nearest first; at least one, or the blank form for a feed without items
 * @returns the item's text, and the namespaces that the root must declare for it
 */
export function newItem(likes: readonly string[], context: ItemContext, episode: NewEpisode): { xml: string; declares: Extension[]; notHeld: NotHeld[] } {
  const [text, ...others] = likes as [string, ...string[]];
  const like = elementIn(text, context);
  const said = readItem(text, like, '', 1);
  const prefixes = prefixesOf(new Map(Object.entries(context.bindings)));
  const lacking = lackingIn(context.encoding);
  const written = newNotes(episode, said.notesFormat === 'none' ? null : { source: said.notesSource, format: said.notesFormat });
  const making: Making = { text, like, said, episode, notes: { source: representable(written.source), html: written.format === 'html' }, prefixes, lacking };
  const known = new Set(others.map((other) => elementIn(other, context)).flatMap((item, index) => item.children.map((child) => others[index]!.slice(child.start, child.end))));
  const xml = assembled(making, (child) => CONSTANT.has(`${child.vocabulary} ${child.local}`) && known.has(text.slice(child.start, child.end)));
  return { xml: referenced(xml, lacking), declares: prefixes.declares(), notHeld: written.notHeld };
}

function elementIn(text: string, context: ItemContext): Element {
  const item = itemIn(text, context);
  if ('problems' in item) throw new Error(`the item cannot be read: ${item.problems[0]?.message}`);
  return item.element();
}

function assembled(making: Making, isConstant: (child: Element) => boolean): string {
  const { text, like } = making;
  const written = new Set<Part>();
  const names = new Set<string>();
  const pieces: string[] = [];
  let at = like.inner?.start ?? like.end;
  let lead = '';
  for (const child of like.children) {
    lead = /\s*$/.exec(text.slice(at, child.start))![0];
    at = child.end;
    const part = partOf(child);
    if (part === null && isConstant(child)) pieces.push(`${lead}${text.slice(child.start, child.end)}`);
    const name = `${child.vocabulary} ${child.local}`;
    if (part === null || names.has(name)) continue;
    names.add(name);
    const xml = write(making, part, child, lead);
    written.add(part);
    if (xml !== null) pieces.push(`${lead}${xml}`);
  }
  const notes: Part[] = written.has('encoded') || written.has('description') ? [] : ['description'];
  for (const part of [...ORDER.filter((name) => name !== 'description'), ...notes]) {
    const xml = written.has(part) ? null : write(making, part, undefined, lead);
    if (xml !== null) pieces.push(`${lead}${xml}`);
  }
  const declarations = like.attributes.filter(({ name }) => name.startsWith('xmlns')).map(({ name, value }) => ` ${name}="${escapeAttribute(value)}"`).join('');
  const tail = like.inner === null ? '' : /\s*$/.exec(text.slice(at, like.inner.end))![0];
  return `<${like.name}${declarations}>${pieces.join('')}${tail}</${like.name}>`;
}

function partOf({ vocabulary, local }: Element): Part | null {
  if (vocabulary === '') return (['title', 'link', 'guid', 'pubDate', 'enclosure', 'description'] as const).find((part) => part === local) ?? null;
  if (vocabulary === 'itunes') return local === 'title' || local === 'duration' || local === 'summary' ? local : null;
  if (vocabulary === 'content' && local === 'encoded') return 'encoded';
  if (vocabulary === 'psc' && local === 'chapters') return 'chapters';
  return vocabulary === 'podcast' && local === 'person' ? 'person' : null;
}

/** One part of the item, in the form of the neighbour's if it has one; null if there is nothing to say. */
function write(making: Making, part: Part, child: Element | undefined, lead: string): string | null {
  const { text, like, episode, notes, prefixes } = making;
  const plain = (value: string | null, name: string): string | null => (value ? worded(making, child, name, value, false) : null);
  switch (part) {
    case 'title': return plain(episode.title, 'title');
    case 'link': return plain(episode.link, 'link');
    case 'guid': return guid(making, child);
    case 'pubDate': return plain(episode.pubDate && (child ? writeDateLike(textOf(text, child) ?? '', episode.pubDate) : writeDate(episode.pubDate)), 'pubDate');
    case 'enclosure': return enclosure(making, child);
    case 'duration': return plain(episode.durationMs === null ? null : writeDurationLike(textOf(text, child) ?? '', episode.durationMs), child || episode.durationMs === null ? '' : prefixes.nameOf('itunes', 'duration', like));
    case 'encoded': return notes.source === '' ? null : worded(making, child, '', notes.source, notes.html);
    case 'description': return description(making, child);
    case 'summary': return textOf(text, child!) === making.said.notesSource.trim() ? notesAgain(making, child!) : null;
    case 'chapters': return chapters(making, child!);
    case 'person': return episode.persons.length === 0 ? null : episode.persons.map((person) => clonedPerson(text, child, prefixes, like, person)).join(lead);
  }
}

/** The description is the notes if the neighbour has them there, else the beginning of the introduction. */
function description(making: Making, child: Element | undefined): string | null {
  const { said, notes, episode } = making;
  if (!child || said.contentEncoded === null) return notes.source === '' ? null : worded(making, child, 'description', notes.source, notes.html);
  if (said.contentEncoded.text.trim() === said.description?.text.trim()) return notesAgain(making, child);
  const [first = ''] = (episode.notes.introduction ?? '').split(/\n\s*\n/);
  return first.trim() === '' ? null : worded(making, child, '', said.description?.text.trimStart().startsWith('<') ? `<p>${escapeText(first.trim())}</p>` : first.trim(), false);
}

/** The notes in a second place that has them, or their beginning if the neighbour's are no longer than directories take. */
function notesAgain(making: Making, child: Element): string | null {
  const { text, notes } = making;
  if (notes.source === '') return null;
  const isLong = utf8Length(textOf(text, child) ?? '') > MOST_BYTES;
  return worded(making, child, '', isLong ? notes.source : beginningOf(notes.source, MOST_BYTES), notes.html);
}

/** Text in the form of the neighbour's element: its tags, with or without CDATA; without a neighbour, HTML goes into CDATA. */
function worded({ text, lacking }: Making, child: Element | undefined, name: string, value: string, html: boolean): string {
  const inner = child?.inner ? text.slice(child.inner.start, child.inner.end) : '';
  const open = child?.inner ? text.slice(child.start, child.inner.start) : `<${child?.name ?? name}>`;
  const sections = inner.includes('<![CDATA[') || (!child && html);
  const written = sections ? `<![CDATA[${sectioned(representable(value), html ? null : lacking)}]]>` : escapeText(value);
  return `${open}${written}</${child?.name ?? name}>`;
}

const sectioned = (value: string, lacking: Lacking | null): string =>
  referenced(value.replaceAll(']]>', ']]]]><![CDATA[>'), lacking, (reference) => `]]>${reference}<![CDATA[`);

function guid(making: Making, child: Element | undefined): string {
  const { episode } = making;
  const isUrl = /^https?:\/\//i.test(episode.guid);
  const permanent = child !== undefined && attributeOf(child, 'isPermaLink')?.trim().toLowerCase() !== 'false';
  if (child && (!permanent || (isUrl && episode.guid === episode.link))) return worded(making, child, 'guid', episode.guid, false);
  return `<guid isPermaLink="false">${escapeText(episode.guid)}</guid>`;
}

function enclosure({ text, episode }: Making, child: Element | undefined): string | null {
  if (!episode.enclosure) return null;
  const { url, length, type } = episode.enclosure;
  const values: Readonly<Record<string, string>> = { url, length: String(length ?? 0), type: type ?? 'audio/mpeg' };
  const there = child?.attributes.map(({ name }) => name).filter((name) => Object.hasOwn(values, name)) ?? [];
  const names = [...there, ...Object.keys(values).filter((name) => !there.includes(name))];
  const quote = child?.attributes[0] ? text[child.attributes[0].range.end]! : '"';
  const end = !child ? '/>' : child.inner === null ? /\s*\/>$/.exec(text.slice(child.start, child.end))![0] : '></enclosure>';
  return `<enclosure${names.map((name) => ` ${name}=${quote}${escapeAttribute(values[name]!)}${quote}`).join('')}${end}`;
}

/** `psc:chapters` in the form of the neighbour's. */
function chapters({ text, episode }: Making, child: Element): string | null {
  if (child.inner === null || episode.chapters.length === 0) return null;
  const siblings = childrenNamed(child, 'psc', 'chapter');
  const lead = siblings[0] ? /\s*$/.exec(text.slice(child.inner.start, siblings[0].start))![0] : '';
  const tail = /\s*$/.exec(text.slice(child.inner.start, child.inner.end))![0];
  const written = episode.chapters.map((chapter) => `${lead}${clonedChapter(text, siblings.at(-1), chapter, child)}`);
  return `${text.slice(child.start, child.inner.start)}${written.join('')}${tail}</${child.name}>`;
}
