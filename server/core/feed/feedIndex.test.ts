import { readFileSync } from 'node:fs';
import { indexFeed } from './feedIndex.ts';
import { readFeed } from './read.ts';
import type { ItemReading } from './reading.ts';
import { readItemAlone } from './readItemAlone.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

const odd = `<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY tide "never read">]>
<rss version="2.0" xmlns:c='http://purl.org/rss/1.0/modules/content/' xmlns:__proto__="https://example.org/odd"><channel xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"><title>Odd</title>
<item><title>One &tide; two</title><guid>1</guid><?keep "me?><i:duration>62</i:duration><__proto__:constructor/><c:encoded><![CDATA[<p>Ebb &nope; flow</p>]]><!-- and --><![CDATA[<p>Slack</p>]]></c:encoded></item>
<item><title>Two</title><enclosure url="https://example.org/2.mp3"/></item>
<item/></channel></rss>`;

/** An item without its places, which depend on the text it was read from. */
const said = (item: ItemReading) => ({ ...item, start: 0, end: 0, line: 0, contentEncoded: item.contentEncoded?.text, description: item.description?.text });

describe.each([['harbour.xml', fixture('harbour.xml')], ['lighthouse.xml', fixture('lighthouse.xml')], ['an odd one', odd]])('%s', (_, text) => {
  const index = indexFeed(text);
  const read = readFeed(text);
  if ('problems' in index || !read.ok) throw new Error('the fixture cannot be read');

  test('every item is found where it stands', () => {
    expect(index.items).toEqual(read.feed.items.map(({ key, guid, start, end }) => ({ key, guid, start, end })));
    for (const { start, end } of index.items) expect(text.slice(start, end)).toMatch(/^<item[^]*>$/);
  });

  test('an item alone says what it says in its feed', () => {
    for (const [position, { key, start, end }] of index.items.entries()) {
      expect(said(readItemAlone(text.slice(start, end), index, key))).toEqual(said(read.feed.items[position]!));
    }
  });

  test('a declaration goes into the root’s start tag, and the head ends where the first item begins', () => {
    expect(text.slice(index.declareAt)).toMatch(/^\/?>/);
    expect(text.slice(0, index.head.start)).toMatch(/<channel[^<]*>$/);
    expect(text.slice(index.head.end)).toMatch(/^<item/);
  });
});

test('a feed without items has a head all the same', () => {
  const text = '<rss version="2.0"><channel><title>Empty</title></channel></rss>';
  expect(indexFeed(text)).toMatchObject({ items: [], head: { start: 28, end: 48 } });
});

test('what is no item is not taken for one', () => {
  const around = { bindings: {}, entities: [] };
  expect(() => readItemAlone('<item><title>Ebb</item>', around, 'one')).toThrow('one cannot be read');
  expect(() => readItemAlone('<item/><item/>', around, 'one')).toThrow('one cannot be read');
});
