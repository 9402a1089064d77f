import { adoptItem } from './adoptItem.ts';
import type { ItemContext } from './feedIndex.ts';
import { readItemAlone } from './readItemAlone.ts';
import { gateItem } from './writeItem.ts';

const around = (bindings: Record<string, string> = {}, entities: string[] = [], encoding = 'utf-8'): ItemContext => ({ bindings, entities, encoding, channelPersons: [] });
const ITUNES = 'http://www.itunes.com/dtds/podcast-1.0.dtd';
const item = '<item x:odd="1">\n  <title><![CDATA[Fog — &mdash;]]></title>\n  <i:duration>60</i:duration>\n  <guid>&studio; &amp; g</guid><!-- &studio; — -->\n  <description>It’s</description>\n  <x:b>a</x:b>\n</item>';
const from = around({ i: ITUNES, x: 'urn:x', unused: 'urn:unused' }, ['studio']);

/** The content of an item, wherever it stands. */
const said = (text: string, context: ItemContext) => {
  const { title, guid, durationMs, description } = readItemAlone(text, context, 'k');
  return { title, guid, durationMs, description: description?.text };
};

describe('an item of one feed in another', () => {
  test('is the same to the letter where what it stands in is', () => {
    expect(adoptItem(item, from, around({ i: ITUNES, x: 'urn:x' }, ['studio']))).toBe(item);
    expect(adoptItem(item, from, around({ '': 'http://backend.userland.com/rss2', i: ITUNES, x: 'urn:x' }, ['studio']))).toBe(item);
  });

  test.each<[string, ItemContext]>([
    ['declares no prefix', around({}, ['studio'])],
    ['binds its prefixes to something else', around({ i: 'urn:else', x: ITUNES }, ['studio'])],
    ['declares no entity', around({ i: ITUNES, x: 'urn:x' })],
    ['lacks its characters', around({ i: ITUNES, x: 'urn:x' }, ['studio'], 'iso-8859-1')],
    ['has a default namespace', around({ '': 'urn:default', i: ITUNES, x: 'urn:x' }, ['studio'])],
  ])('is well-formed and says the same where that %s', (_, to) => {
    const adopted = adoptItem(item, from, to);
    expect(gateItem(adopted, to)).toEqual([]);
    expect(said(adopted, to)).toEqual(said(item, from));
    expect(adoptItem(adopted, to, to)).toBe(adopted);
  });

  test('declares only what it uses, and no more than it must', () => {
    expect(adoptItem(item, from, around({ i: ITUNES }, ['studio']))).toBe(item.replace('<item', '<item xmlns:x="urn:x"'));
    const own = '<item xmlns:x="urn:own"><x:a/></item>';
    expect(adoptItem(own, from, around())).toBe(own);
  });

  test('has no character that the encoding lacks, in comments neither', () => {
    expect(adoptItem(item, from, around({ i: ITUNES, x: 'urn:x' }, ['studio'], 'us-ascii'))).not.toMatch(/[^\0-\u007f]/);
  });
});
