import { applyPatches } from '../model/patch.ts';
import { readFeed } from './read.ts';
import type { ShowView } from './view.ts';
import { writeFeed } from './write.ts';

const NAMESPACES = 'xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:g="http://www.google.com/schemas/play-podcasts/1.0" xmlns:m="http://search.yahoo.com/mrss/" xmlns:a="http://www.w3.org/2005/Atom" xmlns:x="urn:x"';
const feed = (inside: string): string => `<rss version="2.0" ${NAMESPACES}><channel>${inside}<item><guid>1</guid><title>Fog</title><i:title>Fog</i:title></item></channel></rss>`;

/** A channel after its show was edited, and what was left as it is, with the field it concerns. */
function edited(inside: string, show: ShowView): [string, unknown[]] {
  const text = feed(inside);
  const { patches, notHeld, left } = writeFeed(text, { show, episodes: [] });
  const after = applyPatches(text, patches);
  const read = readFeed(after);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(notHeld).toEqual([]);
  expect(read.feed.show).toMatchObject(show);
  expect(writeFeed(after, { show, episodes: [] })).toMatchObject({ patches: [], left: [] });
  return [after.slice(feed('').indexOf('<item>'), after.indexOf('<item>')), left.map(({ key, field, element, why }) => [key, field, element, why])];
}

describe('what a channel says twice of its show', () => {
  test.each<[string, string, string, ShowView]>([
    ['the title', '<title>Fog</title><i:title>Fog</i:title><image><url>u</url><title><![CDATA[Fog]]></title><link>https://a.example/</link></image>', '<title>Salt</title><i:title>Salt</i:title><image><url>u</url><title><![CDATA[Salt]]></title><link>https://a.example/</link></image>', { title: 'Salt' }],
    ['the link', '<title>Fog</title><link>https://a.example/</link><image><title>Fog</title><link> https://a.example/ </link></image>', '<title>Fog</title><link>https://b.example/</link><image><title>Fog</title><link> https://b.example/ </link></image>', { link: 'https://b.example/' }],
    ['the description', '<title>A</title><description>Of fog &amp; salt.</description><i:summary><![CDATA[Of fog & salt.]]></i:summary><i:subtitle>Of fog &#38; salt.</i:subtitle><g:description>Of fog &amp; salt.</g:description><m:description>Of fog &amp; salt.</m:description><a:subtitle>Of fog &amp; salt.</a:subtitle>', '<title>A</title><description>Of fog &amp; tar.</description><i:summary><![CDATA[Of fog & tar.]]></i:summary><i:subtitle>Of fog &#38; tar.</i:subtitle><g:description>Of fog &amp; tar.</g:description><m:description>Of fog &amp; tar.</m:description><a:subtitle>Of fog &amp; tar.</a:subtitle>', { description: 'Of fog & tar.' }],
    ['a second element of the name', '<title>Fog</title><title>Fog</title><i:author>Ann</i:author><i:author>Ann</i:author>', '<title>Salt</title><title>Salt</title><i:author>Bo</i:author><i:author>Bo</i:author>', { title: 'Salt', author: 'Bo' }],
    ['the author', '<title>A</title><i:author>Ann</i:author><g:author>Ann</g:author>', '<title>A</title><i:author>Bo</i:author><g:author>Bo</g:author>', { author: 'Bo' }],
    ['the cover', '<title>A</title><i:image href="https://a.example/a.jpg"/><g:image href=\'https://a.example/a.jpg\'/><image><url>https://a.example/a.jpg</url></image>', '<title>A</title><i:image href="https://a.example/b.jpg"/><g:image href=\'https://a.example/b.jpg\'/><image><url>https://a.example/b.jpg</url></image>', { imageUrl: 'https://a.example/b.jpg' }],
    ['whether it is explicit, each in its own words', '<title>A</title><i:explicit>false</i:explicit><g:explicit>no</g:explicit>', '<title>A</title><i:explicit>true</i:explicit><g:explicit>yes</g:explicit>', { explicit: true }],
    ['the category', '<title>A</title><i:category text="Arts"/><i:category text="News"/><g:category text="Arts"/>', '<title>A</title><i:category text="Comedy"/><i:category text="News"/><g:category text="Comedy"/>', { category: 'Comedy' }],
  ])('follows if both were the same: %s', (_, before, after, show) => expect(edited(before, show)).toEqual([after, []]));

  test('is left if it said something else, and that is reported', () => {
    const others = '<i:title>Fogs</i:title><i:summary>Fog.</i:summary><g:author>Bo</g:author><image><title>Our fog</title><link>https://c.example/</link></image>';
    const [written, left] = edited(`<title>Fog</title><link>https://a.example/</link><description>Of fog.</description><i:author>Ann</i:author>${others}`, { title: 'Salt', link: 'https://b.example/', description: 'Of salt.', author: 'Cy' });
    expect(written).toBe(`<title>Salt</title><link>https://b.example/</link><description>Of salt.</description><i:author>Cy</i:author>${others}`);
    expect(left).toEqual([
      [null, 'title', 'image/title', 'it says something else'], [null, 'title', 'itunes:title', 'it says something else'], [null, 'link', 'image/link', 'it says something else'],
      [null, 'description', 'itunes:summary', 'it says something else'], [null, 'author', 'googleplay:author', 'it says something else'],
    ]);
  });

  test('is nothing to tell of if it is empty, or says already what is wanted', () => {
    expect(edited('<title>A</title><description>Of fog.</description><i:summary/><g:description>Of salt.</g:description>', { description: 'Of salt.' })).toEqual(['<title>A</title><description>Of salt.</description><i:summary/><g:description>Of salt.</g:description>', []]);
  });

  test('is found by its namespace, not by its prefix', () => {
    expect(edited('<title>A</title><description>Of fog.</description><itunes:summary xmlns:itunes="urn:mine">Of fog.</itunes:summary><x:description>Of fog.</x:description>', { description: 'Of salt.' })[0]).toContain('>Of fog.</itunes:summary><x:description>Of fog.');
  });

  test('follows where the field was read from it', () => {
    expect(edited('<title>A</title><i:summary>Of fog.</i:summary>', { description: 'Of salt.' })).toEqual(['<title>A</title><i:summary>Of salt.</i:summary><description>Of salt.</description>', []]);
  });
});
