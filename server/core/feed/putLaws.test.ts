import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { EditedFeed, type EditedEpisode } from '../model/editorialView.ts';
import type { NotHeld } from '../notes/reading.ts';
import { decodeFeed, encodeFeed } from './encoding.ts';
import { indexFeed } from './feedIndex.ts';
import { gate } from './gate.ts';
import { getFeed } from './get.ts';
import { putFeed, type PutFeed } from './put.ts';

type Episode = Required<EditedEpisode>;
interface View extends EditedFeed {
  show: NonNullable<EditedFeed['show']>;
  episodes: Episode[];
}

const got = (bytes: Uint8Array): View => {
  const result = getFeed(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.view as unknown as View;
};
const put = (bytes: Uint8Array, view: EditedFeed): PutFeed => {
  const result = putFeed(bytes, view);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result;
};
const textOf = (bytes: Uint8Array): string => (decodeFeed(bytes) as { text: string }).text;

// ---- feeds, as strange as well-formedness allows

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;');
const sectioned = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const numeric = (text: string): string => [...text].map((character) => `&#${character.codePointAt(0)};`).join('');
const spelling = fc.constantFrom<(text: string) => string>(escaped, sectioned, numeric, (text) => `<!-- a ]] > -->${escaped(text)}<?half "?>`, (text) => `${sectioned(text.slice(0, 40))}${sectioned(text.slice(40))}`, (text) => `<![CDATA[]]>${sectioned(text)}`);

const pages = [
  '<p>Fog at the pier &amp; beyond.</p><h3>Links</h3><ul><li><a href="https://a.example/log?a=1&amp;b=2">The log book</a></li><li><a href="https://a.example/map">The map</a></li></ul><h3>Chapters</h3><ul><li>0:00 Fog</li><li>0:41 The <em>lamp</em></li><li>1:15 Stairs</li></ul><h3>Transcript</h3><p><strong>Mara Quill (0:00)</strong></p><p>Who wrote the <a href="https://a.example/log">log of that night</a>, and why?</p><h4>The lamp</h4><p><strong>Oscar Vane (0:41)</strong></p><p>My aunt did, by <em>candle</em>.</p><p><strong>Mara Quill (1:15)</strong></p><p>A ]]&gt; and a &lt;b&gt;.</p>',
  'Fog at the pier.\n\nMara Quill (0:05)\nWho wrote it?\n\nOscar Vane (1:02)\nMy aunt, by candle.\n',
  '<p>On <a href="https://a.example/x">salt</a>.<br><br>And <img src="https://a.example/i.png"><em>sea</em></p><h3>Transcript</h3><p><strong>Mara Quill (0:00)</strong>: <a href="https://a.example/y">Salt</a> is <iframe src="https://a.example/p"></iframe><em>dear</em>.<br><br>It was dearer.</p><p><strong>Oscar Vane (0:41)</strong>: And so is <a href="https://a.example/z">fog</a></p><p><strong>Mara Quill (1:15)</strong>: <em>By</em> candle.</p>',
  'Fog at the pier.\n\nTranscript\n\n[0:05] Who wrote it?\n\n[0:20]\nNobody knows that.\n\n[1:02] My aunt, by candle.\n',
  '<h3>Transcript</h3><p><strong>Mara Quill (0:00)</strong> Who wrote the <a href="https://a.example/log">log</a>?</p><p><strong>(0:20)</strong> And why, &amp; when?</p><p><b>Oscar Vane (0:41)</b></p><p>My aunt did.</p><p>(1:15)</p><p>By <em>candle</em>.</p><p><a href="https://a.example/?t=90">(1:30)</a> In fog.</p>',
  '<h3>Transcript</h3><p>[00:00:05] <strong>Mara Quill:</strong> Who wrote the <a href="https://a.example/log">log</a>?</p><p>[00:00:41] <strong>Oscar Vane:</strong> My aunt &amp; I.</p><p>[00:01:02] By <em>candle</em>.</p><p>[00:01:15] <strong>Mara Quill</strong>: In fog.</p>',
  'Fog.\n\nTranscript\n\nMara Quill  0:05\nWho wrote it?\n\nOscar Vane  0:41\nMy aunt, by candle.\n\n1:02\nIn fog.\n',
  '<h3>Transcript</h3><p><strong>Mara Quill:</strong> Who wrote the <a href="https://a.example/log">log</a>?</p><p><strong>Oscar Vane:</strong> My aunt &amp; I.</p><p>By <em>candle</em>.</p><p><strong>Mara Quill:</strong> In fog.</p>',
  'Transcript\n\nMARA: Who wrote it?\n\nOSCAR: My aunt, by candle.\n\nMARA: In fog.\n',
  '<h3>Transcript</h3><p>Mara Quill&nbsp; 0:05<br />Who wrote the <a href="https://a.example/log">log</a>?</p><p>Oscar Vane&nbsp; 0:41<br />My aunt &amp; I.</p><p>Mara Quill&nbsp; 1:15<br />In <em>fog</em>.</p>',
  '<h3>Transcript</h3><div><b>Mara Quill</b> <span>00:00:05</span></div><div>Who wrote the <a href="https://a.example/log">log</a>?</div><div><br></div><div><b>Oscar Vane</b> <span>00:00:41</span></div><div>My aunt &amp; I.</div><div><br></div><div><b>Mara Quill</b> <span>00:01:15</span></div><div>In fog.</div>',
  '<h3>Transcript</h3><ul><li>Mara Quill (0:05): Who wrote the <a href="https://a.example/log">log</a>?</li><li>Oscar Vane (0:41): My aunt &amp; I.</li><li>Mara Quill (1:15): In fog.</li></ul>',
  '<p>Short &#8212; note.</p>',
  '',
];
const oddities = ['<x:unknown a=\'1\'  b="2 > 1"><x:empty/><x:empty></x:empty></x:unknown>', '<!-- item\'s comment -->', "<?note don't?>", '<__proto__ constructor="1"/>', '<y xmlns="urn:y"><title>none of ours</title></y>', '<p:person role="Host" x=\'?\'>Mara &amp; Quill</p:person><p:person href="https://a.example/o?a=1&amp;b=2">Oscar Vane</p:person>', `<psc:chapters version='1.2'><psc:chapter start='00:00:00.000' title='Fog' odd=""/><psc:chapter title='The lamp' start='00:00:41.250'/></psc:chapters>`];

/** Other places for notes, with all the words of a page or some of them. */
const places: Readonly<Record<string, (page: string) => string>> = {
  description: (page) => `<description>${escaped(page)}</description>`,
  'content:encoded': (page) => `<c:encoded>${sectioned(page)}</c:encoded>`,
  'itunes:summary': (page) => `<i:summary>${escaped(page.slice(0, 700))}</i:summary>`,
  'itunes:subtitle': (page) => `<i:subtitle>${escaped(page.replaceAll(/<[^>]*>/g, ' ').slice(0, 160))}</i:subtitle>`,
  'googleplay:description': (page) => `<g:description>${numeric(page)}</g:description>`,
  'media:description': (page) => `<m:content><m:description>${escaped(page.slice(40))}</m:description></m:content>`,
  body: (page) => `<body xmlns="http://www.w3.org/1999/xhtml"><p>Fog.</p>${/<(?:br|img)|[^;]&/.test(page) ? escaped(page) : page}</body>`,
};

/** What a channel may say of its show once more. */
const ofShow = ['<i:title>Show &studio;</i:title>', '<i:title><![CDATA[Another]]></i:title>', '<image><title>Show &studio;<!-- x --></title><link>https://a.example/</link></image>', '<i:author>Ann</i:author>', '<g:author>Ann</g:author>', '<g:author><b/></g:author>'];

const item = fc.record({ first: fc.constantFrom('', '', '<itemid>7</itemid>'), page: fc.constantFrom(...pages), spell: spelling, others: fc.subarray(Object.keys(places)), odd: fc.subarray(oddities), title: fc.constantFrom('Lamp & log', 'A ]]> b', 'One'), titleSpell: spelling, duration: fc.constantFrom('', '<i:duration>10:12</i:duration>', '<i:duration>612</i:duration>'), date: fc.constantFrom('', '<pubDate>Tue, 4 Mar 2025 09:05 +0100</pubDate>', '<pubDate>yesterday</pubDate>') });

const feed = fc
  .record({ items: fc.array(item, { minLength: 1, maxLength: 3 }), again: fc.subarray(ofShow), line: fc.constantFrom('', '\n', '\r\n', '\n\t\t'), namespace: fc.constantFrom('', '', ' xmlns="http://backend.userland.com/rss2"'), encoding: fc.constantFrom(['utf-8', false, 'UTF-8'], ['utf-8', true, 'UTF-8'], ['utf-16le', true, 'UTF-16'], ['utf-16be', true, 'UTF-16'], ['windows-1252', false, 'ISO-8859-1'], ['utf-8', false, 'US-ASCII']) })
  .map(({ items, again, line, namespace, encoding: [encoding, bom, label] }) => {
    const inside = items.map(({ first, page, spell, others, odd, title, titleSpell, duration, date }, index) => [`<item>${first}`, `<title>${titleSpell(title)}</title>`, `<guid isPermaLink='false'>g${index}</guid>`, ...odd, duration, date, `<c:encoded>${spell(page)}</c:encoded>`, ...others.map((name) => places[name]!(page)), '</item>'].join(line));
    const text = [
      `<?xml version='1.0' encoding='${label as string}'?>`, '<!DOCTYPE rss [ <!ENTITY studio "The > Quay"> ]>',
      `<rss version="2.0"${namespace} xmlns:c='http://purl.org/rss/1.0/modules/content/' xmlns:x="urn:x" xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:p="https://podcastindex.org/namespace/1.0" xmlns:psc="http://podlove.org/simple-chapters" xmlns:g="http://www.google.com/schemas/play-podcasts/1.0" xmlns:m="http://search.yahoo.com/mrss/">`,
      '<channel><title>Show &studio;</title>', '<i:image href=\'https://a.example/a.jpg\'/>', ...again, ...inside, '</channel></rss>', '<!-- end -->',
    ].join(line);
    return encodeFeed(text, encoding as string, bom as boolean);
  });

const fixtures = ['lighthouse', 'harbour', 'built'].map((name) => new Uint8Array(readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url))));
/** Shown as text if a law fails. */
const anyFeed = fc.oneof({ weight: 4, arbitrary: feed }, { weight: 1, arbitrary: fc.constantFrom(...fixtures) }).map((bytes) => ({ bytes, [fc.toStringMethod]: () => JSON.stringify(textOf(bytes)) }));

// ---- edits

const words = fc.constantFrom('salt', 'A & B', '<b>bold</b>', ']]>', '&amp;', '&#8212;', '📶 — ü', '"q" — \'r\'', ' padded ', '', 'a\u0007b', 'one\ntwo', '<![CDATA[', '-->', 'x'.repeat(130));
const ms = fc.oneof(fc.nat(200).map((seconds) => seconds * 1000), fc.nat(2_000_000));
const url = fc.constantFrom('https://b.example/?a=1&b="2"', 'https://b.example/—', null);
const speaker = fc.constantFrom('Ann Lee', 'A & B', 'Zoë', null);
interface Edit {
  name: string;
  /** Whether records keep their ids, so that the view can be put again. */
  keepsIds: boolean;
  apply: (episode: Episode, view: View, pick: number) => void;
}
const at = <T>(list: T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];
const on = (name: string, apply: Edit['apply'], keepsIds = true): Edit => ({ name, keepsIds, apply });
const set = (list: 'segments' | 'chapters' | 'references' | 'persons', field: string, value: unknown): Edit =>
  on(`${list}.${field}`, (episode, _, pick) => void Object.assign(at<object>(episode[list], pick) ?? {}, { [field]: value }));
const fieldEdit: fc.Arbitrary<Edit> = fc.oneof(
  words.map((title) => on('title', (episode) => void Object.assign(episode, { title }))),
  words.map((title) => on('show', (_, { show }) => void Object.assign(show, { title, author: `${title}x` }))),
  url.map((link) => on('link', (episode) => void Object.assign(episode, { link }))),
  ms.map((durationMs) => on('durationMs', (episode) => void Object.assign(episode, { durationMs }))),
  ms.map((offset) => on('pubDate', (episode) => void Object.assign(episode, { pubDate: new Date(1_700_000_000_000 + offset).toISOString() }))),
  url.map((to) => on('enclosure', (episode) => void Object.assign(episode, { enclosure: to === null ? null : { url: to, type: 'audio/mpeg', length: 7 } }))),
  fc.tuple(fc.constantFrom('name', 'role', 'group'), words).map(([field, value]) => set('persons', field, value)),
  fc.tuple(fc.constantFrom('img', 'href'), url).map(([field, value]) => set('persons', field, value)),
  words.map((title) => set('chapters', 'title', title)),
  ms.map((startMs) => set('chapters', 'startMs', startMs)),
  url.map((to) => set('chapters', 'url', to)),
  words.map((text) => set('segments', 'text', text)),
  speaker.map((name) => set('segments', 'speaker', name)),
  ms.map((startMs) => set('segments', 'startMs', startMs)),
  words.map((title) => set('references', 'title', title)),
  words.map((note) => set('references', 'note', note)),
  url.map((to) => set('references', 'url', to)),
  words.map((text) => on('introduction', (episode) => void Object.assign(episode, { introduction: `${episode.introduction} ${text}` }))),
  words.map((text) => on('introduction', (episode, _, pick) => void Object.assign(episode, { introduction: pick % 2 === 0 ? text : `${text}\n\n${episode.introduction}` }))),
);
type Segments = Episode['segments'];
/** Cuts at a space, as the desk does. */
function cutInTwo(segments: Segments, pick: number, second: { startMs: number; speaker: string | null }): void {
  const segment = at(segments, pick);
  const spaces = Array.from((segment?.text ?? '').matchAll(/ /g), ({ index }) => index);
  const cut = at(spaces, pick >> 2);
  if (!segment || cut === undefined) return;
  segments.splice(segments.indexOf(segment) + 1, 0, { ...second, text: segment.text!.slice(cut + 1) });
  segment.text = segment.text!.slice(0, cut);
}
function join(segments: Segments, pick: number, glue: string): void {
  const [into, from] = segments.slice(pick % Math.max(1, segments.length));
  if (!into || !from) return;
  into.text += glue + from.text!;
  segments.splice(segments.indexOf(from), 1);
}
const newEpisode = (title: string, guid: string): EditedEpisode => ({
  guid, title, link: null, pubDate: null, enclosure: null, durationMs: null, introduction: 'Fog.', references: [], chapters: [], persons: [],
  segments: [{ startMs: 5_000, speaker: 'Ann Lee', text: 'Who wrote it?' }],
});
const listEdit: fc.Arbitrary<Edit> = fc.oneof(
  words.map((name) => on('persons', (episode, _, pick) => void episode.persons.splice(pick % (episode.persons.length + 1), 0, { name, role: 'guest', group: 'cast', img: null, href: null }), false)),
  fc.constantFrom('persons', 'chapters', 'references', 'segments').map((list) => on(list, (episode, _, pick) => void (episode[list as 'persons'] as unknown[]).splice(pick % Math.max(1, episode[list as 'persons'].length), 1), false)),
  fc.constant(on('persons', (episode) => void episode.persons.push(...episode.persons.splice(0, 1)), false)),
  fc.tuple(words, ms).map(([title, startMs]) => on('chapters', (episode, _, pick) => void episode.chapters.splice(pick % (episode.chapters.length + 1), 0, { startMs, title, url: null, imageUrl: null }), false)),
  fc.tuple(words, url).map(([title, to]) => on('references', (episode) => void episode.references.push({ title, url: to, note: null, links: [] }), false)),
  fc.tuple(words, ms, speaker).map(([text, startMs, name]) => on('segments', ({ segments }, _, pick) => void segments.splice(pick % (segments.length + 1), 0, { startMs, speaker: name, text }), false)),
  fc.tuple(ms, speaker).map(([startMs, name]) => on('segments', ({ segments }, _, pick) => cutInTwo(segments, pick, { startMs, speaker: name }), false)),
  fc.constantFrom(' ', '\n\n').map((glue) => on('segments', ({ segments }, _, pick) => join(segments, pick, glue), false)),
  fc.constant(on('order', (_, { episodes }) => void episodes.push(...episodes.splice(0, 1)), false)),
  fc.constant(on('order', (_, { episodes }, pick) => void episodes.splice(pick % episodes.length, 1), false)),
  words.map((title) => on('order', (_, { episodes }, pick) => void (episodes as EditedEpisode[]).splice(pick % (episodes.length + 1), 0, newEpisode(`N${title}`, `new ${pick} ${episodes.length}`)), false)),
);
const anEdit = fc.oneof({ weight: 3, arbitrary: fieldEdit }, { weight: 1, arbitrary: listEdit });

function edited(bytes: Uint8Array, edits: readonly [Edit, number][]): View {
  const view = got(bytes);
  for (const [edit, pick] of edits) edit.apply(at(view.episodes, pick) ?? ({ persons: [], chapters: [], references: [], segments: [] } as unknown as Episode), view, pick >> 3);
  return view;
}

// ---- what the laws compare

/** The view as it is held: with what was written instead, and without what was not written at all. */
function held(view: View, notHeld: readonly NotHeld[]): View {
  const copy = structuredClone(view);
  for (const { path, written } of [...notHeld].toSorted((a, b) => b.path.localeCompare(a.path, 'en', { numeric: true }))) {
    const steps = path.split(/[.[\]]+/).filter(Boolean);
    let place = copy as unknown as Record<string, unknown>;
    for (const step of steps.slice(0, -1)) place = place[step] as Record<string, unknown>;
    const last = steps.at(-1)!;
    if (Array.isArray(place) && written === null) place.splice(Number(last), 1);
    else place[last] = written;
  }
  return copy;
}

const FIELDS = { segments: ['startMs', 'endMs', 'speaker', 'text'], chapters: ['startMs', 'title', 'url', 'imageUrl'], references: ['title', 'url', 'note'], persons: ['name', 'role', 'group', 'img', 'href'] } as const;
const LISTS = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

/** What an editor wrote or could have written: without ids and derived data, and without lists that are reported as a whole. */
function told(view: View, notHeld: readonly NotHeld[]): unknown {
  const whole = new Set(notHeld.flatMap(({ path }) => (/\.(?:segments|chapters|references|introduction)$/.test(path) ? [path] : [])));
  return {
    show: view.show,
    episodes: view.episodes.map((episode, index) => ({
      ...Object.fromEntries(['guid', 'title', 'link', 'pubDate', 'enclosure', 'durationMs', 'introduction'].map((field) => [field, whole.has(`episodes[${index}].${field}`) ? null : ((episode as Record<string, unknown>)[field] ?? null)])),
      ...Object.fromEntries(LISTS.filter((list) => !whole.has(`episodes[${index}].${list}`)).map((list) => [list, (episode[list] ?? []).map((record) => Object.fromEntries(FIELDS[list].map((field) => [field, (record as Record<string, unknown>)[field] ?? null])))])),
    })),
  };
}

const edits = fc.array(fc.tuple(anEdit, fc.nat(10_000)), { minLength: 1, maxLength: 4 });

describe('the laws of get and put, on the bytes of any well-formed feed', () => {
  test('unedited, put gives the same bytes', () => {
    fc.assert(fc.property(anyFeed, ({ bytes }) => {
      const { bytes: after, patch, notHeld } = put(bytes, EditedFeed.parse(got(bytes)));
      expect([patch, notHeld]).toEqual([[], []]);
      expect(after).toEqual(bytes);
    }), { numRuns: 60 });
  });

  test('what was put is got back, but for exactly what is reported; and putting that changes nothing', () => {
    fc.assert(fc.property(anyFeed, edits, ({ bytes }, made) => {
      const view = edited(bytes, made);
      const { bytes: after, notHeld } = put(bytes, view);
      expect(gate(textOf(after)).problems).toEqual([]);
      const now = got(after);
      expect(told(now, notHeld)).toEqual(told(held(view, notHeld), notHeld));
      expect(put(after, now)).toMatchObject({ patch: [], notHeld: [] });
      const sameKeys = now.episodes.every(({ key }, index) => key === view.episodes[index]!.key); // an item without a guid is identified by its enclosure
      if (sameKeys && made.every(([{ keepsIds }]) => keepsIds)) expect(put(after, view).patch).toEqual([]);
    }), { numRuns: 70 });
  });

  test('items that nobody edited keep every byte, and so does everything around the items', () => {
    fc.assert(fc.property(anyFeed, fieldEdit, fc.nat(10_000), ({ bytes }, edit, pick) => {
      const after = put(bytes, edited(bytes, [[edit, pick]])).bytes;
      const [before, now] = [textOf(bytes), textOf(after)];
      const [was, is] = [indexFeed(before), indexFeed(now)];
      if ('problems' in was || 'problems' in is) throw new Error('a feed cannot be read');
      const touched = edit.name === 'show' ? -1 : pick % was.items.length;
      for (const [index, { start, end }] of was.items.entries()) if (index !== touched) expect(now.slice(is.items[index]!.start, is.items[index]!.end)).toBe(before.slice(start, end));
      if (edit.name === 'show') return;
      const outside = (text: string, { items, declareAt }: typeof was): string => text.slice(0, items[0]!.start).replace(/ xmlns:\w+="[^"]*"(?=>)/, '').slice(0, declareAt) + text.slice(items.at(-1)!.end);
      expect(outside(now, is)).toBe(outside(before, was));
    }), { numRuns: 40 });
  });

  test('edits of different parts commute, and both at once are one after the other', () => {
    fc.assert(fc.property(anyFeed, fieldEdit, fieldEdit, fc.nat(10_000), fc.nat(10_000), ({ bytes }, one, other, pick, otherPick) => {
      const [list, otherList] = [one, other].map(({ name }) => name.split('.')[0]);
      const count = got(bytes).episodes.length;
      fc.pre(pick % count !== otherPick % count || list !== otherList);
      fc.pre(list !== 'show' || otherList !== 'show');
      const [first, second]: [[Edit, number], [Edit, number]] = [[one, pick], [other, otherPick]];
      const both = put(bytes, edited(bytes, [first, second])).bytes;
      const then = (a: [Edit, number], b: [Edit, number]): Uint8Array => {
        const after = put(bytes, edited(bytes, [a])).bytes;
        return put(after, edited(after, [b])).bytes;
      };
      expect(textOf(then(first, second))).toBe(textOf(both));
      expect(textOf(then(second, first))).toBe(textOf(both));
    }), { numRuns: 40 });
  });

  test('saved over and over, a feed grows by nothing', () => {
    fc.assert(fc.property(anyFeed, edits, ({ bytes }, made) => {
      const once = put(bytes, edited(bytes, made)).bytes;
      let again = once;
      for (let save = 0; save < 3; save += 1) again = put(again, got(again)).bytes;
      expect(again).toEqual(once);
    }), { numRuns: 15 });
  });
});
