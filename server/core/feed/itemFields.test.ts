import { applyPatches } from '../model/patch.ts';
import type { ItemFields } from '../model/item.ts';
import { correctedFields, inFeedOf, itemFieldsOf } from './itemFields.ts';
import { indexFeed } from './feedIndex.ts';
import { readItemAlone } from './readItemAlone.ts';
import { writeItem } from './writeItem.ts';

const ITEM = `<item>
      <title><![CDATA[Ebb & flow]]></title><itunes:title>Ebb &amp; flow</itunes:title>
      <guid>https://quay.example/1.mp3</guid>
      <link>https://quay.example/1</link>
      <pubDate>Thu, 2 Jan 2031 04:04:05 +0100</pubDate>
      <enclosure type='audio/mpeg' url='https://quay.example/1.mp3' length='7'/>
      <itunes:duration>1:02:03</itunes:duration>
    </item>`;
const found = indexFeed(`<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Quay</title>${ITEM}</channel></rss>`);
if ('problems' in found) throw new Error(found.problems[0]!.message);
const index = found;
const read = readItemAlone(ITEM, index, 'ebb');

/** The item with some of its fields changed, and what it cannot hold of that. */
function corrected(change: Partial<ItemFields>) {
  const { patches, notHeld } = writeItem(ITEM, index, { key: 'ebb', ...correctedFields(read, { ...itemFieldsOf(read), ...change }, Object.keys(change)) }, new Set());
  return { xml: applyPatches(ITEM, patches), patches, notHeld };
}

test.each<[string, Partial<ItemFields>, [from: string, to: string][]]>([
  ['a title, in each form it has', { title: 'Ebb & flood' }, [['[CDATA[Ebb & flow', '[CDATA[Ebb & flood'], ['Ebb &amp; flow<', 'Ebb &amp; flood<']]],
  ['a page', { link: 'https://quay.example/a?b&c' }, [['<link>https://quay.example/1<', '<link>https://quay.example/a?b&amp;c<']]],
  ['a date, in its zone', { pubDate: '2031-01-12T03:04:05.000Z' }, [['Thu, 2 Jan 2031 04', 'Sun, 12 Jan 2031 04']]],
  ['the address of the audio, which the guid does not follow', { enclosureUrl: 'https://quay.example/2.mp3' }, [[`url='https://quay.example/1.mp3'`, `url='https://quay.example/2.mp3'`]]],
  ['the length of the audio', { enclosureLength: 8 }, [[`length='7'`, `length='8'`]]],
  ['its type', { enclosureType: 'audio/x-m4a' }, [[`type='audio/mpeg'`, `type='audio/x-m4a'`]]],
  ['a duration', { durationMs: 3_724_000 }, [['1:02:03', '1:02:04']]],
])('%s is written where it stands, and every other byte stays', (_, change, replaced) => {
  const { xml, notHeld } = corrected(change);
  expect(xml).toBe(replaced.reduce((text, [from, to]) => text.replace(from, to), ITEM));
  expect(notHeld).toEqual([]);
});

test('what the item says already is an empty patch', () => expect(corrected(itemFieldsOf(read)).patches).toEqual([]));

test('parts of a second are told as not held', () =>
  expect(corrected({ durationMs: 3_724_500 })).toMatchObject({ xml: ITEM.replace('1:02:03', '1:02:04'), notHeld: [{ path: 'durationMs', wanted: 3_724_500, written: 3_724_000 }] }));

test('of the audio, what nobody changed is what the item says, whatever it said once', () =>
  expect(correctedFields(read, { ...itemFieldsOf(read), enclosureUrl: 'https://quay.example/0.mp3', enclosureLength: 8 }, ['enclosureLength'])).toEqual({ enclosure: { url: 'https://quay.example/1.mp3', length: 8, type: 'audio/mpeg' } }));

test('the feed is known by what is said otherwise', () => expect(inFeedOf(itemFieldsOf(read), { ...itemFieldsOf(read), title: 'Ebb', link: null })).toEqual({ title: 'Ebb & flow', link: 'https://quay.example/1' }));
