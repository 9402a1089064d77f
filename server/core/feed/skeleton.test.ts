import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { applyPatches, type Patch } from '../model/patch.ts';
import { Enrichment } from '../model/show.ts';
import { indexFeed, type FeedIndex } from './feedIndex.ts';
import type { Extension } from './namespaces.ts';
import { patchesByGap, readSkeleton, skeletonOf, writeSkeleton } from './skeleton.ts';
import { writeFeed, type EpisodeView, type ShowView } from './write.ts';
import { writeItem } from './writeItem.ts';

const fixtures = ['lighthouse', 'harbour', 'built'].map((name) => readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url), 'utf8'));
const indexOf = (text: string): FeedIndex => {
  const index = indexFeed(text);
  if ('problems' in index) throw new Error(JSON.stringify(index.problems));
  return index;
};

/** What a channel may contain before, between and after its items. */
const around = fc.array(fc.constantFrom(
  '<link>https://a.example/</link>', '<x:unknown a=\'1 > 0\'/>', '<!-- between -->', '<?note don\'t?>', ']]', '&gt;', '<itunes:new-feed-url>https://a.example/moved</itunes:new-feed-url>',
  '<p:guid xmlns:p="https://podcastindex.org/namespace/1.0">old</p:guid>', '<x:verify/>', '<itunes:googleverify>t</itunes:googleverify>', '<image><title>A</title></image>', '<language>en</language>', '<lastBuildDate>long ago</lastBuildDate>',
), { maxLength: 4 });
const item = fc.record({ guid: fc.constantFrom('a', 'b', 'b'), local: fc.constantFrom('', ' xmlns:podcast="urn:mine"', ' xmlns=""'), notes: fc.constantFrom('<![CDATA[<p>]]>', 'Fog &amp; &studio;', '', '<b/>') })
  .map(({ guid, local, notes }) => `<item${local}><guid>${guid}</guid><title>T</title><description>${notes}</description></item>`);
const feed = fc.record({ head: around, items: fc.array(fc.tuple(item, around), { maxLength: 4 }), line: fc.constantFrom('', '\n', '\r\n  '), itunes: fc.boolean(), outer: fc.constantFrom('', ' xmlns="urn:outer"') })
  .map(({ head, items, line, itunes, outer }) => [
    `<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE rss [<!ENTITY studio "Quay">]><rss version="2.0"${outer} xmlns:x="urn:x"${itunes ? ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"' : ''}><channel${outer && ' xmlns=""'}>`,
    '<title>A</title>', ...head, ...items.flatMap(([xml, more]) => [xml, ...more]), '</channel></rss>',
  ].join(line)).filter((text) => !('problems' in indexFeed(text)));

const shows = fc.record({ title: fc.constantFrom('A', 'B — ]]> & 🫱', ''), author: fc.constantFrom('Mara', null), explicit: fc.boolean(), imageUrl: fc.constantFrom('https://a.example/a.png') }, { requiredKeys: [] });
const additions = fc.record({ mode: fc.constantFrom('replace' as const, 'mirror' as const), podcastGuid: fc.constant('9b024349-ccf0-5f69-a609-6b82873eab3c'), selfUrl: fc.constant('https://cms.example/f.xml'), hubUrl: fc.constant('https://hub.example/'), lastBuildDate: fc.constant('Tue, 03 Mar 2026 10:00:00 +0000') });
const show: fc.Arbitrary<ShowView> = fc.tuple(shows, additions).map(([fields, added]) => ({ ...fields, additions: added }));
const episodeOf = ({ key }: { key: string }, index: number): EpisodeView => ({
  key, title: `New ${index}`, additions: { chaptersUrl: 'https://cms.example/c.json', persons: [{ name: 'Oscar', role: 'guest' }], simpleChapters: [{ startMs: 0, title: 'Fog', url: null, imageUrl: null }] },
});

const moved = (list: readonly Patch[], by: number) => list.map((patch) => ({ start: patch.start + by, end: patch.end + by, text: patch.text }));

/** A feed whose channel is written in the skeleton, and each item alone: the patches of both, in offsets of the feed. */
function inParts(text: string, view: ShowView, wanted: (index: FeedIndex) => EpisodeView[], on: ReadonlySet<Enrichment>) {
  const index = indexOf(text);
  const skeleton = readSkeleton(skeletonOf(text, index.items));
  const items = new Map(index.items.map((each) => [each.key, each]));
  const declares: Extension[] = [];
  const patches: Patch[] = [];
  for (const episode of wanted(index)) {
    const { start, end } = items.get(episode.key)!;
    const written = writeItem(text.slice(start, end), skeleton.index, episode, on);
    declares.push(...written.declares);
    patches.push(...moved(written.patches, start));
  }
  const channel = writeSkeleton(skeleton, view, on, declares);
  for (const [gap, list] of patchesByGap(skeleton, channel.patches)) patches.push(...moved(list, gap === 0 ? 0 : index.items[gap - 1]!.end));
  return { patches, channel, skeleton, index };
}

const sorted = (patches: readonly Patch[]) => patches.toSorted((a, b) => a.start - b.start || a.end - b.end);

describe('the skeleton of a feed', () => {
  test('says of what is around the items what the feed says', () => {
    fc.assert(fc.property(fc.oneof(feed, fc.constantFrom(...fixtures)), (text) => {
      const index = indexOf(text);
      const { index: own, gaps, document } = readSkeleton(skeletonOf(text, index.items));
      for (const part of ['bindings', 'entities', 'encoding', 'channelPersons', 'declareAt', 'head'] as const) expect(own[part]).toEqual(index[part]);
      const pieces = gaps.flatMap(({ start, end }, at) => [document.text.slice(start, end), ...index.items.slice(at, at + 1).map((each) => text.slice(each.start, each.end))]);
      expect(pieces.join('')).toBe(text);
    }), { numRuns: 150 });
  });

  test('written, with each item written alone, is the whole feed written: patch for patch, report for report', () => {
    fc.assert(fc.property(fc.oneof(feed, fc.constantFrom(...fixtures)), show, fc.subarray([...Enrichment.options]), fc.boolean(), (text, view, on, edited) => {
      const { patches, channel, index } = inParts(text, view, ({ items }) => (edited ? items.map(episodeOf) : []), new Set(on));
      const whole = writeFeed(text, { show: view, episodes: edited ? index.items.map(episodeOf) : [] }, on);
      expect(sorted(patches)).toEqual(sorted(whole.patches));
      expect(applyPatches(text, patches)).toBe(applyPatches(text, whole.patches));
      expect(channel.replaced).toEqual(whole.replaced.filter(({ key }) => key === null));
      expect(channel.notHeld).toEqual(whole.notHeld.filter(({ key }) => key === null));
    }), { numRuns: 300 });
  });

  test('holds nothing of the items, however they are written', () => {
    const text = '<rss version="2.0"><channel><title>A</title>]]<item><guid>g</guid></item>&gt;<item/> <item\n/></channel></rss>';
    expect(skeletonOf(text, indexOf(text).items)).toBe('<rss version="2.0"><channel><title>A</title>]]<item/>&gt;<item/> <item/></channel></rss>');
  });

  test('refuses a patch that reaches into an item', () => {
    expect(() => patchesByGap({ gaps: [{ start: 0, end: 4 }, { start: 11, end: 20 }] }, [{ start: 3, end: 12, text: '' }])).toThrow(RangeError);
  });
});
