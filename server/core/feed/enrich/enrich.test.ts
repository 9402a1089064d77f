import { readFileSync } from 'node:fs';
import { applyPatches } from '../../model/patch.ts';
import { Enrichment } from '../../model/show.ts';
import { gate } from '../gate.ts';
import { readFeed } from '../read.ts';
import { writeFeed, type FeedView } from '../write.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/${name}.xml`, import.meta.url), 'utf8');
const lighthouse = fixture('lighthouse');
const harbour = fixture('harbour');
const file = (name: string): string => `https://cms.example/files/0f/${name}`;
const additions = {
  transcripts: [
    { url: file('a.vtt'), type: 'text/vtt', language: 'en' },
    { url: file('a.json'), type: 'application/json', language: 'en' },
    { url: file('a.srt'), type: 'application/x-subrip', language: 'en' },
    { url: file('a.html'), type: 'text/html', language: 'en' },
  ],
  chaptersUrl: file('chapters.json'),
  simpleChapters: [{ startMs: 0, title: 'Fog & "light"', url: null, imageUrl: null }, { startMs: 471_000, title: 'Stairs', url: 'https://lighthouse.example/s?a=1&b=2', imageUrl: null }],
  persons: [{ name: 'Oscar Vane', role: 'guest' }],
};
const show = { additions: { podcastGuid: '9b024349-ccf0-5f69-a609-6b82873eab3c', selfUrl: 'https://cms.example/feeds/x.xml', hubUrl: 'https://hub.example/', lastBuildDate: 'Tue, 03 Mar 2026 10:00:00 +0000' } };
const view = (key: string): FeedView => ({ show, episodes: [{ key, additions }] });
const enriched = (text: string, key: string, ...on: Enrichment[]): string => applyPatches(text, writeFeed(text, view(key), on).patches);
const itemOf = (text: string) => {
  const read = readFeed(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.feed.items[0]!;
};
const line = (name: string, type: string): string => `\n      <podcast:transcript url="${file(name)}" type="${type}" language="en"/>`;

describe('additions of ours', () => {
  test('none is made unless it is turned on', () => {
    expect(writeFeed(lighthouse, view('light:1')).patches).toEqual([]);
  });

  test('transcripts stand in the order html, srt, json, vtt, indented like their neighbours, their namespace declared on the root', () => {
    expect(enriched(lighthouse, 'light:1', 'transcripts')).toBe(lighthouse
      .replace('xmlns:x="urn:example:x">', 'xmlns:x="urn:example:x" xmlns:podcast="https://podcastindex.org/namespace/1.0">')
      .replace('</x:note>', `</x:note>${line('a.html', 'text/html')}${line('a.srt', 'application/x-subrip')}${line('a.json', 'application/json')}${line('a.vtt', 'text/vtt')}`));
  });

  test('an item on one line stays on it', () => {
    expect(enriched(lighthouse, 'light:2', 'chapters')).toContain(`<description></description><podcast:chapters url="${file('chapters.json')}" type="application/json+chapters"/></item>`);
  });

  test('a transcript and chapters that are there are replaced in place, under the prefix the feed has for them, and named', () => {
    const { patches, replaced } = writeFeed(harbour, view('harbour:007'), ['transcripts', 'chapters', 'psc']);
    const after = applyPatches(harbour, patches);
    expect(after.match(/<pod:transcript[^>]*>/g)).toHaveLength(4);
    expect(after.match(/<pod:chapters[^>]*>/g)).toEqual([`<pod:chapters url="${file('chapters.json')}" type="application/json+chapters"/>`]);
    expect(after).toContain('<psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Fog &amp; &quot;light&quot;"/><psc:chapter start="00:07:51.000" title="Stairs" href="https://lighthouse.example/s?a=1&amp;b=2"/></psc:chapters>');
    expect(itemOf(after).simpleChapters).toEqual(additions.simpleChapters);
    expect(replaced).toEqual([
      { key: 'harbour:007', element: 'podcast:transcript', urls: ['https://harbour.example/7.srt'] },
      { key: 'harbour:007', element: 'podcast:chapters', urls: ['https://harbour.example/7.json'] },
      { key: 'harbour:007', element: 'psc:chapters', urls: [] },
    ]);
  });

  test('a transcript in another language is not ours to replace', () => {
    const danish = harbour.replace('language="en"/>', 'language="da"/>');
    expect(itemOf(enriched(danish, 'harbour:007', 'transcripts')).transcripts.map(({ language }) => language)).toEqual(['da', 'en', 'en', 'en', 'en']);
  });

  test('credits restate the hosts, and leave persons that the item names', () => {
    const bare = harbour.replace(/<pod:person role="Guest".*<\/pod:person>/, '');
    expect(itemOf(enriched(bare, 'harbour:007', 'persons')).persons).toMatchObject([{ name: 'Mara Quill', role: 'host', imageUrl: 'https://harbour.example/mara.jpg' }, { name: 'Oscar Vane', role: 'guest' }]);
    expect(itemOf(enriched(harbour, 'harbour:007', 'persons')).persons.map(({ name }) => name)).toEqual(['Óscar Vane', 'Oscar Vane']);
  });

  test('somebody whom the channel names has picture and page beside persons of the item, too', () => {
    const editor = harbour.replace(/<pod:person role="Guest".*<\/pod:person>/, '<pod:person role="editor">Kim Bell</pod:person>');
    const { patches } = writeFeed(editor, { show, episodes: [{ key: 'harbour:007', additions: { ...additions, persons: [{ name: 'mara quill', role: 'host' }] } }] }, ['persons']);
    expect(itemOf(applyPatches(editor, patches)).persons).toMatchObject([{ name: 'Kim Bell', imageUrl: null }, { name: 'mara quill', role: 'host', imageUrl: 'https://harbour.example/mara.jpg' }]);
  });

  test('the self link is set where it stands, or added with its namespace before the items', () => {
    const { patches, replaced } = writeFeed(harbour, view('harbour:007'), ['self-link']);
    expect(applyPatches(harbour, patches)).toBe(harbour.replace('https://harbour.example/feed?a=1&amp;b=2', 'https://cms.example/feeds/x.xml'));
    expect(replaced).toEqual([{ key: null, element: 'atom:link', urls: ['https://harbour.example/feed?a=1&b=2'] }]);
    expect(enriched(lighthouse, 'light:1', 'self-link')).toContain('</x:policy>\n    <atom:link href="https://cms.example/feeds/x.xml" rel="self" type="application/rss+xml"/>\n    <item>');
  });

  test.each([['lighthouse', lighthouse, 'light:1'], ['harbour', harbour, 'harbour:007']])('all of them, in %s: well-formed, nothing of the source lost, and made once', (_, text, key) => {
    const after = enriched(text, key, ...Enrichment.options);
    expect(gate(after).problems).toEqual([]);
    expect(itemOf(after).transcripts).toHaveLength(4);
    expect(writeFeed(after, view(key), Enrichment.options)).toMatchObject({ patches: [], replaced: [] });
  });

  test('a prefix that means something else is not taken', () => {
    const odd = lighthouse.replace('xmlns:x="urn:example:x"', 'xmlns:x="urn:example:x" xmlns:podcast="urn:example:mine"');
    const after = enriched(odd, 'light:1', 'chapters');
    expect(after).toContain('xmlns:podcast2="https://podcastindex.org/namespace/1.0"');
    expect(itemOf(after).chaptersUrl).toBe(file('chapters.json'));
  });
});
