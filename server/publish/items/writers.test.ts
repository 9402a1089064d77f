import fs from 'node:fs';
import { toldBy } from '#core/feed/get';
import { indexFeed } from '#core/feed/feedIndex';
import { readItemAlone } from '#core/feed/readItemAlone';
import { readNotes } from '#core/notes/read';
import { applyPatches, type Patch } from '#core/model/patch';
import { Enrichment } from '#core/model/show';
import { sha256 } from '../../platform/secrets.ts';
import type { SourceSkeleton } from '../../import/skeletons.ts';
import { Additions } from '../additions.ts';
import type { EpisodeFiles } from '../filesOf.ts';
import type { Outgoing } from '../goingOut.ts';
import { itemOf, named, type PublishedView } from '../publishedView.ts';
import type { EpisodeToPublish } from '../showToPublish.ts';
import { viewOfReading } from '../viewOfReading.ts';
import { WRITERS } from './inputOf.ts';
import { WriteItems } from './writeItems.ts';

/**
 * What each number of {@link WRITERS} stood for: a hash of all that is written of the feeds below. Items that are public already are kept
 * by what they were made of, so a writer that makes something else of the same must not find them again. Add a line; change one only where the feeds or edits below changed,
 * and no writer.
 */
const WRITTEN: Record<number, string> = {
  1: '20498c03244ebdf5',
  2: '65cb2c761fb32df7',
  3: '32aa975906adb7e9',
  4: '9e54d0ca94acec62',
  5: '67d1d236e3b1e5ee',
  6: 'a2bcdcd833eff5ff',
  7: '84fb8821dc65c4e8',
  8: '263ca3638fe6f6e0',
  9: 'c1f612cd53fe11b0',
};

/** A page on which an episode was written that is to be a new item. */
const PAGE = '<p>Fog &amp; <em>salt</em>, with <a href="https://feeds.example/ada">Ada</a>.</p>\n<h2>Takeaways</h2>\n<ul><li>Bells.</li></ul>\n<h2>Links</h2>\n<ul><li><a href="https://feeds.example/bell">Bell</a></li></ul>\n<h2>Chapters</h2>\n<ul><li>(0:00) Fog</li><li>(0:30) Salt</li></ul>\n<h2>Transcript</h2>\n<p><strong>Ada Voss (0:05)</strong></p>\n<p>Fog.</p>\n<p><strong>Bo Fell (0:31)</strong></p>\n<p>Salt.</p>';

/** An item that says its links and chapters twice: as a page, and in words that are not those of the page, so that what became of them is found by what they are. */
const COPIES = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Copies</title><item><title>Fog</title><guid>copies-1</guid>
<description>Fog and salt.

Chapters:
0:00 - Fog
0:30 - Salt
1:10 - Bells

Links:
Bell: https://feeds.example/bell
Rope: https://feeds.example/rope</description>
<itunes:summary>Fog and salt. Chapters: (0:00) Fog (0:30) Salt (1:10) Bells. More at Bell: https://feeds.example/bell</itunes:summary>
<content:encoded><![CDATA[<p>Fog and salt.</p><h2>Links</h2><ul><li><a href="https://feeds.example/bell">Bell</a></li><li><a href="https://feeds.example/rope">Rope</a></li></ul><h2>Chapters</h2><ul><li>(0:00) Fog</li><li>(0:30) Salt</li><li>(1:10) Bells</li></ul>
<h2>Transcript</h2><p><strong>Ada Voss (0:05)</strong></p><p>Fog.</p><p><strong>Bo Fell (0:31)</strong></p><p>Salt <x-player episode="7"></x-player> and <em>bells</em>.</p><p><strong>Ada Voss (1:12)</strong></p><p>Far out.</p>]]></content:encoded></item></channel></rss>`;

const FEEDS = [...['test/fixtures/feeds/saltmarsh.xml', 'prisma/seed/tideline.xml', 'test/fixtures/feeds/breakwater.xml'].map((file) => fs.readFileSync(file, 'utf8')), COPIES];
const [SHOW, EPISODE, SOURCE] = [1, 2, 3].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`) as [string, string, string];

/** Edits of every kind that an item may get. */
const EDITS: Record<string, (view: PublishedView) => PublishedView> = {
  nothing: (view) => view,
  'a word': (view) => ({ ...view, segments: view.segments.map((segment, index) => (index === 1 ? { ...segment, text: `Corrected & “so” ${segment.text}` } : segment)) }),
  'an introduction': (view) => ({ ...view, introduction: 'Fog & salt.\n\n* A bell' }),
  'a speaker': (view) => ({ ...view, speakers: view.speakers.map((speaker) => ({ ...speaker, name: `${speaker.name} & Co` })) }),
  'a time': (view) => ({ ...view, segments: view.segments.map((segment, index) => (index === 1 && segment.startMs !== null ? { ...segment, startMs: segment.startMs + 1_500 } : segment)) }),
  'fewer segments': (view) => ({ ...view, segments: view.segments.filter((_, index) => index !== 1) }),
  'another order': (view) => ({ ...view, segments: view.segments.toReversed(), chapters: view.chapters.toReversed(), references: view.references.toReversed() }),
  'one more of each': (view) => ({
    ...view,
    segments: view.segments.flatMap((segment, index) => (index === 0 ? [segment, { ...segment, id: EPISODE, origin: null, text: 'New words.' }] : [segment])),
    chapters: view.chapters.flatMap((chapter, index) => (index === 0 ? [chapter, { ...chapter, id: EPISODE, origin: null, startMs: chapter.startMs + 1_000, title: 'New' }] : [chapter])),
    references: view.references.flatMap((reference, index) => (index === 0 ? [reference, { ...reference, id: EPISODE, origin: null, title: 'New' }] : [reference])),
  }),
  'what the item says': (view) => ({
    ...view, item: { ...view.item, title: `${view.item.title} & Co`, link: 'https://feeds.example/page', pubDate: '2031-01-02T03:04:05.000Z', enclosureUrl: 'https://feeds.example/1.mp3', durationMs: 61_000 },
    changed: ['durationMs', 'enclosureUrl', 'link', 'pubDate', 'title'],
  }),
  'names of chapters and references': (view) => ({
    ...view, chapters: view.chapters.map((chapter) => ({ ...chapter, title: `${chapter.title}!` })), references: view.references.map((reference) => ({ ...reference, title: `${reference.title}!` })),
  }),
};

const NEW = {
  id: EPISODE, key: EPISODE, guid: EPISODE, sourceId: SOURCE, title: 'Salt & fog', link: null, pubDate: new Date('2031-01-02T03:04:05.000Z'), enclosureUrl: 'https://feeds.example/2.mp3', enclosureLength: 2, enclosureType: 'audio/mpeg', durationMs: null, revision: 1, createdAt: new Date(0), madeHere: true,
} as unknown as EpisodeToPublish;

const toOf = (on: readonly Enrichment[], { speakers }: PublishedView) => ({
  fields: { title: 'Show', link: null, description: null, language: 'en', author: speakers[0]?.name ?? null, imageUrl: null, explicit: null, category: null },
  on: new Set(on), publicUrl: 'https://feeds.example', linked: new Map(), showId: SHOW, needsRecords: on.length > 0,
}) as never;

const filesIn = (files: readonly EpisodeFiles[]) => files.flatMap((of) => of.files).map(({ name, sha256: hash }) => [`https://feeds.example/files/${hash}/${name}`, hash]);

/** Everything that is written of the items of a feed, and of a new one among them: with each edit, without additions and with all. */
async function writtenOf(text: string): Promise<unknown[]> {
  const index = indexFeed(text);
  if ('problems' in index) throw new Error(index.problems[0]!.message);
  const written: unknown[] = [];
  for (const { start, end, key } of index.items) {
    const own = text.slice(start, end);
    const item = readItemAlone(own, index, key);
    const episode = {
      id: EPISODE, key, guid: item.guid, sourceId: SOURCE, title: item.title, link: null, pubDate: null, enclosureUrl: null, enclosureLength: null, enclosureType: null, durationMs: null, revision: 1,
    } as unknown as EpisodeToPublish;
    const sources = { item: async () => ({ text: own, item }), notes: async () => ({ told: toldBy(item) }) } as never;
    const writer = new WriteItems(sources, {} as never, new Additions(sources, { of: async () => [] } as never));
    const skeleton = { sourceId: SOURCE, encoding: 'UTF-8', index } as unknown as SourceSkeleton;
    for (const [what, edited] of Object.entries(EDITS)) {
      for (const on of [[], Enrichment.options]) {
        const view = edited({ ...viewOfReading(SHOW, episode, item.notes), item: itemOf(episode) });
        const outgoing = { episode, revision: 1, view: named(view), chosen: true, public: true } as Outgoing;
        const { files, ...made } = await writer.write(skeleton, outgoing, '', toOf(on, view));
        written.push([what, on.length, made, filesIn(files)]);
      }
    }
  }
  const likes = index.items.map(({ start, end }) => text.slice(start, end));
  const reading = readNotes(PAGE, 'html');
  const sources = { notes: async () => ({ format: 'html', text: PAGE, reading, told: reading }) } as never;
  const writer = new WriteItems(sources, {} as never, new Additions(sources, { of: async () => [] } as never));
  for (const [what, edited] of Object.entries(EDITS)) {
    const view = edited(viewOfReading(SHOW, NEW, reading));
    const { files, ...made } = await writer.make({ sourceId: SOURCE, encoding: 'UTF-8', index } as unknown as SourceSkeleton, { episode: NEW, revision: 1, view: named(view), chosen: true, public: true } as Outgoing, likes, '', toOf(Enrichment.options, view));
    written.push(['new', what, made, filesIn(files)]);
  }
  return written;
}

test('writers that write something else have another number', async () => {
  const written = await Promise.all(FEEDS.map(writtenOf));
  // how a report words its reason is no matter of the writers
  const hash = sha256(JSON.stringify(written, (field, value: unknown) => (field === 'why' ? undefined : value))).toString('hex').slice(0, 16);
  const numbers = Object.keys(WRITTEN).map(Number);
  if (WRITTEN[WRITERS] !== hash) throw new Error(`What is written of the same items is other than it was. Set WRITERS in inputOf.ts to ${Math.max(...numbers) + 1}, and add the line  ${Math.max(...numbers) + 1}: '${hash}',  to WRITTEN.`);
  expect([new Set(Object.values(WRITTEN)).size, WRITERS]).toEqual([numbers.length, Math.max(...numbers)]);
});

test('every edit and addition is one that writers write', async () => {
  const written = (await writtenOf(FEEDS[0]!)) as [string, number, { isPatched: boolean }][];
  for (const [what, on, { isPatched }] of written.slice(0, Object.keys(EDITS).length * 2)) expect([what, on, isPatched]).toEqual([what, on, what !== 'nothing' || on > 0]);
});

test('an item that says its links and chapters twice has both corrected, in the words of each, as far as these tell where a title ends', async () => {
  const written = (await writtenOf(COPIES)) as [string, number, { text: string; patches: Patch[] }][];
  const [, , { text, patches }] = written.find(([what]) => what === 'names of chapters and references')!;
  const [description, summary] = [/<description>([^]*)<\/description>/, /<itunes:summary>([^]*)<\/itunes:summary>/].map((element) => element.exec(applyPatches(text, patches))![1]);
  expect(description).toBe('Fog and salt.\n\nChapters:\n0:00 - Fog!\n0:30 - Salt!\n1:10 - Bells!\n\nLinks:\nBell!: https://feeds.example/bell\nRope!: https://feeds.example/rope');
  expect(summary).toBe('Fog and salt. Chapters: (0:00) Fog! (0:30) Salt! (1:10) Bells. More at Bell!: https://feeds.example/bell');
});
