import { readFileSync } from 'node:fs';
import { applyPatches } from '../model/patch.ts';
import { Enrichment } from '../model/show.ts';
import { indexFeed, type FeedIndex } from './feedIndex.ts';
import { gate } from './gate.ts';
import { declarationsOf } from './prefixes.ts';
import { readFeed } from './read.ts';
import { writeFeed, type EpisodeView } from './write.ts';
import { gateItem, writeItem } from './writeItem.ts';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url), 'utf8');
const indexOf = (text: string): FeedIndex => {
  const index = indexFeed(text);
  if ('problems' in index) throw new Error(JSON.stringify(index.problems));
  return index;
};
const rss = (items: string, attributes = ''): string => `<!DOCTYPE rss [<!ENTITY studio "Quay">]><rss version="2.0"${attributes}><channel><title>A</title>${items}<link>https://a.example/</link></channel></rss>`;
const additions = { chaptersUrl: 'https://cms.example/c.json', persons: [{ name: 'Oscar Vane', role: 'guest' }] };
const on = new Set<Enrichment>(['chapters', 'persons']);

/** The feed with one item written alone, given only the index and the item's own text. */
function spliced(text: string, view: EpisodeView, enrichments: ReadonlySet<Enrichment>): string {
  const index = indexOf(text);
  const { start, end } = index.items.find(({ key }) => key === view.key)!;
  const { patches, declares } = writeItem(text.slice(start, end), index, view, enrichments);
  const declarations = declarationsOf(declares, new Map(Object.entries(index.bindings)));
  return applyPatches(text, [{ start: index.declareAt, end: index.declareAt, text: declarations }, ...patches.map((patch) => ({ start: patch.start + start, end: patch.end + start, text: patch.text }))]);
}

describe('the index of a feed', () => {
  test.each(['lighthouse', 'harbour', 'built'])('finds in %s the items, their keys and what stands before them', (name) => {
    const text = fixture(name);
    const index = indexOf(text);
    const read = readFeed(text);
    expect(index.items).toEqual(read.ok && read.feed.items.map(({ key, guid, start, end }) => ({ key, guid, start, end })));
    expect(index.channelPersons).toEqual(read.ok && read.feed.show.persons);
    expect(text.slice(index.declareAt)).toMatch(/^>/);
    expect(text.slice(0, index.head.start)).toMatch(/<channel>$/);
    expect(text.slice(index.head.end)).toMatch(/^<item>/);
  });

  test('of a feed without items has a head to its end', () => {
    const text = rss('');
    const { head, items, entities } = indexOf(text);
    expect([text.slice(head.start, head.end), items, entities]).toEqual(['<title>A</title><link>https://a.example/</link>', [], ['studio']]);
  });

  test('says why a text is no feed', () => {
    expect(indexFeed('<rss><channel>&</channel></rss>')).toMatchObject({ problems: [{ line: 1, column: 15 }] });
  });
});

describe('an item, written without its feed', () => {
  test.each([['lighthouse', 'light:1'], ['harbour', 'harbour:007']])('of %s is what writing the whole feed makes of it', (name, key) => {
    const text = fixture(name);
    const view = { key, title: 'A & B', additions };
    expect(spliced(text, view, on)).toBe(applyPatches(text, writeFeed(text, { episodes: [view] }, [...on]).patches));
  });

  test('keeps entities that the DOCTYPE declares, and is well-formed in its place only', () => {
    const text = rss('<item><title>&studio;</title><guid>g</guid></item>');
    const index = indexOf(text);
    const item = text.slice(index.items[0]!.start, index.items[0]!.end);
    expect(writeItem(item, index, { key: 'g', title: '&studio;' }, on).patches).toEqual([]);
    expect(gateItem(item, index)).toEqual([]);
    expect(gateItem(item, { bindings: {}, entities: [] })).toMatchObject([{ line: 1, message: expect.stringContaining('entity') as string }]);
    expect(gateItem('<item><x:a/></item>', index)).toMatchObject([{ message: expect.stringContaining('"x" is not declared') as string }]);
    expect(gateItem(`${item}${item}`, index)).toMatchObject([{ message: 'this is not one item and nothing else' }]);
  });

  test('that binds our prefix to something else declares another one itself', () => {
    const text = rss('<item xmlns:podcast="urn:mine"><guid>g</guid><podcast:x/></item><item><guid>h</guid></item>');
    const after = applyPatches(text, writeFeed(text, { episodes: [{ key: 'g', additions }, { key: 'h', additions }] }, ['chapters']).patches);
    expect(gate(after).problems).toEqual([]);
    expect(after).toContain('<item xmlns:podcast="urn:mine" xmlns:podcast2="https://podcastindex.org/namespace/1.0"><guid>g</guid><podcast:x/><podcast2:chapters url');
    expect(after).toContain('<guid>h</guid><podcast:chapters url');
    expect(after).toContain('<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0">');
  });
});

/** With one word of its notes corrected. */
const corrected = (text: string) => {
  const read = readFeed(text);
  if (!read.ok) throw new Error('the fixture is no feed');
  const { segments, chapters, references } = read.feed.items[0]!.notes;
  return writeFeed(text, { episodes: [{ key: '1', notes: { chapters, references, segments: segments.map((segment) => ({ ...segment, text: segment.text.replace('nigth', 'night') })) } }] });
};

describe('itunes:summary', () => {
  const WORDS = 'When the frost came, the whole of the harbour froze over in a single nigth, and nobody went out with the boats until the thaw.';
  const saying = (summary: string): string => rss(`<item><guid>1</guid><description><![CDATA[<p>It was winter.</p><h2>Transcript</h2><p><strong>Mara (0:00)</strong></p><p>${WORDS}</p><p><strong>Jon (0:20)</strong></p><p>By whom?</p>]]></description><i:summary>${summary}</i:summary></item>`, ' xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"');

  test('that holds the corrected passage follows', () => {
    const text = saying(`It was winter. ${WORDS} By whom?`);
    const { patches, left } = corrected(text);
    expect(applyPatches(text, patches)).toBe(text.replaceAll('nigth', 'night'));
    expect(left).toEqual([]);
  });

  test('that says it otherwise is left, and that is reported', () => {
    const text = saying('Ice in the harbour.');
    const { patches, left } = corrected(text);
    expect(applyPatches(text, patches)).toBe(text.replace('nigth', 'night'));
    expect(left).toEqual([{ key: '1', element: 'itunes:summary', passages: 1, why: 'it says this differently, or not at all' }]);
  });

  test('of HTML says of plain notes only what needs no escaping in HTML', () => {
    const words = 'The tide was low that winter, and nobody went out with the boats.';
    const text = rss(`<item><guid>1</guid><description>Mara (0:00)\nWho wrote it?\n\nJon (0:20)\n${words}</description><i:summary>&lt;p&gt;${words}&lt;/p&gt;</i:summary></item>`, ' xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"');
    const says = (last: string) => {
      const read = readFeed(text);
      if (!read.ok) throw new Error('the feed cannot be read');
      const { segments, chapters, references } = read.feed.items[0]!.notes;
      return writeFeed(text, { episodes: [{ key: '1', notes: { chapters, references, segments: [segments[0]!, { ...segments[1]!, text: last }] } }] });
    };
    const plain = says(words.replace('low', 'high'));
    expect([applyPatches(text, plain.patches), plain.left]).toEqual([text.replaceAll('low', 'high'), []]);
    for (const word of ['x<y then', '&copy; then', 'R&D']) {
      const { patches, left } = says(words.replace('low', word));
      expect(applyPatches(text, patches)).toContain(`<i:summary>&lt;p&gt;${words}&lt;/p&gt;</i:summary>`);
      expect(left).toEqual([{ key: '1', element: 'itunes:summary', passages: 1, why: 'it says this differently, or not at all' }]);
    }
  });
});

test('a picture of a chapter that psc:chapters of ours has is held there, where the item’s own has none', () => {
  const text = rss('<item><guid>1</guid><description>Chapters\n0:00 Harbour\n2:10 The log</description><p:chapters version="1.2"><p:chapter start="0:00" title="Harbour"/><p:chapter start="2:10" title="The log"/></p:chapters></item>', ' xmlns:p="http://podlove.org/simple-chapters"');
  const read = readFeed(text);
  if (!read.ok) throw new Error('the feed cannot be read');
  const { notes } = read.feed.items[0]!;
  const simpleChapters = notes.chapters.map(({ startMs, title }) => ({ startMs, title, url: null, imageUrl: title === 'The log' ? 'https://a.example/log.jpg' : null }));
  const chapters = notes.chapters.map((chapter) => ({ ...chapter, url: null, imageUrl: null }));
  const writing = writeFeed(text, { episodes: [{ key: '1', notes, chapters, additions: { simpleChapters } }] }, ['psc']);
  expect(writing.notHeld).toEqual([]);
  expect(applyPatches(text, writing.patches)).toContain('image="https://a.example/log.jpg"');
});
