import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { byteOffsetsOf } from './byteOffsets.ts';
import { decodeFeed, encodeFeed, feedDecoder } from './encoding.ts';
import { indexFeed } from './feedIndex.ts';
import { readFeed } from './read.ts';
import { skeletonOf } from './skeleton.ts';
import { scanFeed, type ScannedItem } from './scan.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

const odd = `<?xml version="1.0"?>\r
<!DOCTYPE rss [<!ENTITY tide "never read">]>\r
<rss version="2.0" xmlns:c='http://purl.org/rss/1.0/modules/content/' xmlns:__proto__="https://example.org/odd"><?first "one?><channel xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"><title>Odd 🌊</title>
<item><title>One &tide; two</title><guid>1</guid><pubDate>soon</pubDate><?keep "me?><i:duration>62</i:duration><__proto__:constructor/><c:encoded><![CDATA[<p>Ebb &nope; flow</p>]]><!-- and --><![CDATA[<p>Slack – 🌊</p>]]></c:encoded></item><!-- <item> between -->
<i:author>In the middle</i:author><item
><title>Two</title><guid>1</guid><item><title>no item of the channel</title></item></item><?last?>
<item><title>Three</title><enclosure url="https://example.org/2.mp3"/></item>
<item/><link>https://example.org/</link></channel><!-- end --></rss>
<?after all?>`;

/** The result of scanning a feed whose bytes come in pieces of these lengths, cyclically. */
function scanned(bytes: Uint8Array, lengths: readonly number[], isKnown?: Parameters<typeof scanFeed>[1]) {
  const decoder = feedDecoder(bytes);
  if ('problems' in decoder) throw new Error(decoder.problems[0].message);
  const scan = scanFeed(decoder, isKnown);
  const items: ScannedItem[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const end = Math.min(bytes.length, at + lengths[turn % lengths.length]!);
    const text = decoder.decode(bytes.subarray(at, end), end === bytes.length);
    if (typeof text !== 'string') throw new Error(text.problems[0].message);
    items.push(...scan.write(text));
    at = end;
  }
  return { items, end: scan.end() };
}

const texts: Record<string, string> = { 'harbour.xml': fixture('harbour.xml'), 'lighthouse.xml': fixture('lighthouse.xml'), 'an odd one': odd, 'one without items': '<rss version="2.0"><channel><title>Ebb</title></channel></rss>' };
const encodings = ['utf-8', 'utf-16le', 'utf-16be'];

test.each(Object.keys(texts))('%s is read in pieces as it is read whole, wherever it is cut', (name) => {
  const text = texts[name]!;
  const [whole, index] = [readFeed(text), indexFeed(text)];
  if (!whole.ok || 'problems' in index) throw new Error('the fixture cannot be read');
  fc.assert(fc.property(fc.constantFrom(...encodings), fc.boolean(), fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 4 }), (encoding, mark, lengths) => {
    const bom = mark || encoding !== 'utf-8';
    const bytes = encodeFeed(text, encoding, bom);
    const byteAt = byteOffsetsOf({ text, encoding, bom });
    const { items, end } = scanned(bytes, lengths);
    expect(end).toEqual({ bindings: index.bindings, entities: index.entities, show: whole.feed.show, declareAt: byteAt(index.declareAt), headStart: byteAt(index.head.start), headEnd: byteAt(index.head.end), skeleton: skeletonOf(text, index.items) });
    expect(items.map(({ lines }) => lines)).toEqual(index.items.map((item) => text.slice(item.start, item.end).split('\n').length - 1));
    expect(items.map(({ read }) => read!.item).map(({ key, line, title, notesSource }) => ({ key, line, title, notesSource }))).toEqual(whole.feed.items.map(({ key, line, title, notesSource }) => ({ key, line, title, notesSource })));
    expect(items.flatMap(({ read }) => read!.warnings)).toEqual(whole.feed.warnings);
    const places = index.items.map(({ key, guid, start, end: last }) => ({ key, guid, startByte: byteAt(start), endByte: byteAt(last) }));
    expect(items.map(({ key, guid, startByte, endByte }) => ({ key, guid, startByte, endByte }))).toEqual(places);
    for (const { startByte, endByte, bytes: own } of items) expect(Buffer.from(own).equals(bytes.subarray(startByte, endByte))).toBe(true);
  }), { numRuns: 25 });
});

test('a feed of before Unicode is cut between its characters', () => {
  const text = '<?xml version="1.0" encoding="Shift_JIS"?><rss version="2.0"><channel><title>潮</title><item><title>ソース表示</title><guid>一</guid></item></channel></rss>';
  const bytes = encodeFeed(text, 'shift_jis', false);
  expect(decodeFeed(bytes)).toMatchObject({ text });
  for (const length of [1, 2, 3, 7]) expect(scanned(bytes, [length]).items).toMatchObject([{ guid: '一', read: { item: { title: 'ソース表示' } } }]);
});

test('what is wrong is said with its place, and no item after it is given', () => {
  const feed = `<rss version="2.0"><channel><title>Ebb</title>\n<item><guid>1</guid></item>\n<item><title>a & b</title></item><item><guid>3</guid></item></channel></rss>`;
  const { items, end } = scanned(Buffer.from(feed), [20]);
  expect(items.map(({ guid }) => guid)).toEqual(['1']);
  expect('problems' in end && end.problems[0]).toMatchObject({ line: 3 });
  for (const misplaced of ['</channel>\n<item/>', '\n<Item/></channel>']) expect(scanned(Buffer.from(`<rss version="2.0"><channel><item><guid>1</guid></item>${misplaced}</rss>`), [5]).end).toMatchObject({ problems: [{ line: 2 }] });
  expect(scanned(Buffer.from('<opml/>'), [3]).end).toMatchObject({ problems: [{ line: 1, message: expect.stringContaining('not an RSS 2.0 feed') }] });
  expect(scanned(Buffer.from('<rss version="2.0"><channel>'), [3]).end).toHaveProperty('problems.0.line', 1);
});

test('what is known is placed and proved, and not taken apart', () => {
  const feed = `<rss version="2.0"><channel><title>Ebb</title><item><guid>1</guid></item><item><guid>2</guid><title>Two</title></item></channel></rss>`;
  const { items, end } = scanned(Buffer.from(feed), [9], ({ key, bytes }) => key === '1' && Buffer.from(bytes).toString() === '<item><guid>1</guid></item>');
  expect(items).toMatchObject([{ key: '1', read: null }, { key: '2', read: { item: { title: 'Two' } } }]);
  expect(end).toEqual(scanned(Buffer.from(feed), [9]).end);
  expect(scanned(Buffer.from(feed.replace('</guid></item><item>', '</guid></itm><item>')), [9], () => true).end).toHaveProperty('problems');
});

test('bytes that are damaged far behind are found', () => {
  const decoder = feedDecoder(Buffer.from('<rss>'));
  if ('problems' in decoder) throw new Error(decoder.problems[0].message);
  expect(decoder.decode(Buffer.from('<rss>\n'), false)).toBe('<rss>\n');
  expect(decoder.decode(Buffer.from([0x41, 0xff, 0x41]), true)).toEqual({ problems: [{ line: 2, column: 2, message: expect.stringContaining('not utf-8') }] });
});
