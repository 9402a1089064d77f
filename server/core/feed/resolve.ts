import type { EditedEpisode, EditedFeed } from '../model/editorialView.ts';
import type { GotEpisode } from './get.ts';
import type { EpisodeView, FeedView, NewEpisode } from './view.ts';
import { inNotes } from './writeChapters.ts';

/** Why a view cannot be put into a feed, and at which path. */
export interface Refusal {
  path: string;
  message: string;
}

export interface Resolved {
  view: FeedView;
  /** Of the view's episodes, in order. */
  keys: string[];
  refusals: Refusal[];
}

type List = 'segments' | 'chapters' | 'references' | 'persons';
const ONE: Readonly<Record<List, string>> = { segments: 'segment', chapters: 'chapter', references: 'reference', persons: 'person' };
/** The defaults of a new record, and the fields it must have. */
const BLANK = {
  segments: { startMs: null, endMs: null, speaker: null },
  chapters: { url: null, imageUrl: null },
  references: { url: null, note: null, links: [] },
  persons: { role: 'host', group: 'cast', img: null, href: null },
} as const;
const NEEDED: Readonly<Record<List, readonly string[]>> = { segments: ['text'], chapters: ['startMs', 'title'], references: ['title'], persons: ['name'] };

/** An episode of the feed and its content; null content if the view says nothing different about it. */
export interface KnownEpisode {
  key: string;
  said: GotEpisode | null;
}

/** The key of an edited episode; for a new one, its guid, so that it is recognised if it was put before. */
export const keyIn = ({ key, guid }: EditedEpisode): string => key ?? guid?.trim() ?? '';

/** Matches an edited view with the feed: what is absent stays, what has no key or id is new. */
export function feedViewOf(known: readonly KnownEpisode[], edited: EditedFeed): Resolved {
  const byKey = new Map(known.map((episode) => [episode.key, episode]));
  const named = new Set(edited.episodes.flatMap(({ key }) => key ?? []));
  const refusals: Refusal[] = [];
  const [keys, order, episodes, seen] = [[] as string[], [] as (string | NewEpisode)[], [] as EpisodeView[], new Set<string>()];
  for (const [index, episode] of edited.episodes.entries()) {
    const path = `episodes[${index}]`;
    const key = keyIn(episode);
    const before = byKey.get(key);
    if (episode.key !== undefined && !before) refusals.push({ path: `${path}.key`, message: `the feed has no item "${key}"; a new episode has no key` });
    else if (episode.key === undefined && named.has(key)) refusals.push({ path: `${path}.guid`, message: `"${key}" is another episode of this view; a new one needs a guid of its own` });
    else if (key === '') refusals.push({ path: `${path}.guid`, message: 'a new episode needs a guid, which it keeps for ever' });
    else if (seen.has(key)) refusals.push({ path: `${path}.${episode.key === undefined ? 'guid' : 'key'}`, message: `"${key}" is already used by an earlier episode of this view` });
    else if (before) {
      if (before.said) episodes.push(existing(path, before.said, episode, refusals));
      order.push(key);
    } else order.push(added(path, episode, refusals));
    keys.push(key);
    seen.add(key);
  }
  const same = order.length === known.length && order.every((entry, index) => entry === known[index]!.key);
  return { view: { ...(edited.show && { show: withoutAbsent(edited.show) }), episodes, ...(!same && { order }) }, keys, refusals };
}

function existing(path: string, before: GotEpisode, edited: EditedEpisode, refusals: Refusal[]): EpisodeView {
  const { title, link, pubDate, enclosure, durationMs } = edited;
  const list = <L extends List>(name: L): GotEpisode[L] => records(path, name, before[name], edited[name], refusals);
  const [chapters, segments, references] = [list('chapters'), list('segments'), list('references')];
  return {
    key: before.key,
    ...withoutAbsent({ title, link, pubDate, enclosure, durationMs }),
    notes: { ...(edited.introduction !== undefined && { introduction: edited.introduction }), segments, references, chapters: inNotes(chapters) },
    chapters,
    ...(edited.persons && { persons: list('persons') }),
  };
}

function added(path: string, edited: EditedEpisode, refusals: Refusal[]): NewEpisode {
  const list = <L extends List>(name: L): GotEpisode[L] => records(path, name, [] as unknown as GotEpisode[L], edited[name] ?? [], refusals);
  const { guid, title = '', link = null, pubDate = null, enclosure = null, durationMs = null, introduction = '' } = edited;
  const chapters = list('chapters');
  return { guid: guid!.trim(), title, link, pubDate, enclosure, durationMs, chapters, persons: list('persons'), notes: { introduction, segments: list('segments'), references: list('references'), chapters } };
}

/** The records of one list: known ones keep what the view does not mention, new ones must be complete. */
function records<L extends List>(path: string, list: L, before: GotEpisode[L], edited: EditedEpisode[L], refusals: Refusal[]): GotEpisode[L] {
  if (!edited) return before;
  const byId = new Map<string, object>(before.map((record) => [record.id, record]));
  const saysTheSame = edited.length === before.length && edited.every((record, index) => likeness(list, { ...BLANK[list], ...byId.get(record.id ?? ''), ...withoutAbsent(record) }) === likeness(list, before[index]!));
  // put before: the ids are those of the feed as it was then, and may be others' by now
  if (saysTheSame) return before.map((record, index) => ({ ...record, ...withoutAbsent(edited[index]!), id: record.id })) as unknown as GotEpisode[L];
  const unnamed = unnamedOf(list, before, edited);
  const seen = new Set<string>();
  return edited.map((record, index) => {
    const place = `${path}.${list}[${index}]`;
    if (record.id === undefined) {
      const missing = NEEDED[list].filter((field) => !Object.hasOwn(record, field));
      refusals.push(...missing.map((field) => ({ path: `${place}.${field}`, message: `a new ${ONE[list]} needs one` })));
      const whole = { ...BLANK[list], ...withoutAbsent(record) };
      const there = unnamed.get(likeness(list, whole))?.shift();
      return there ? { ...there, ...withoutAbsent(record) } : whole;
    }
    const { id } = record;
    if (!byId.has(id)) refusals.push({ path: `${place}.id`, message: `the episode has no ${ONE[list]} "${id}"; a new one has no id` });
    if (seen.has(id)) refusals.push({ path: `${place}.id`, message: `"${id}" is already in this list` });
    seen.add(id);
    return { ...byId.get(id), ...withoutAbsent(record) };
  }) as unknown as GotEpisode[L];
}

const SAYING: Readonly<Record<List, readonly string[]>> = { segments: ['startMs', 'speaker', 'text'], chapters: ['startMs', 'title'], references: ['title', 'url'], persons: ['name', 'role'] };

/** The content of a record, in whole seconds and ignoring white space. */
const likeness = (list: List, record: object): string =>
  JSON.stringify(SAYING[list].map((field) => (record as Record<string, unknown>)[field]).map((value) => (typeof value === 'number' ? Math.floor(value / 1000) : typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value)));

/** Records of the feed that the view does not name, by content: a record without an id and with the same content was put there before. */
function unnamedOf(list: List, before: readonly { id: string }[], edited: readonly { id?: string | undefined }[]): Map<string, object[]> {
  const named = new Set(edited.map(({ id }) => id));
  const found = new Map<string, object[]>();
  for (const record of before) {
    if (named.has(record.id)) continue;
    const key = likeness(list, record);
    found.set(key, [...(found.get(key) ?? []), record]);
  }
  return found;
}

/** An undefined field counts as absent. */
const withoutAbsent = <T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
