import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { indexFeed } from '../../feed/feedIndex.ts';
import { FeedFinding } from '../../model/feedFinding.ts';
import { feedOf, findingsOf, ITEM } from '../fixtures/feed.ts';
import { checkFeed } from './checkFeed.ts';
import { checkNewItem } from './checkParts.ts';

const harbour = readFileSync(new URL('../../feed/fixtures/harbour.xml', import.meta.url), 'utf8');

describe('checking a feed', () => {
  test('finds nothing in a good one', () => expect(findingsOf(feedOf())).toEqual([]));

  test('finds what is wrong by place, under whatever prefixes, in the shape of the contract', () => {
    const findings = findingsOf(harbour);
    expect(findings.map(({ line }) => line)).toEqual(findings.map(({ line }) => line).toSorted((a, b) => a - b));
    for (const finding of findings) expect(FeedFinding.parse(finding)).toEqual(finding);
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code, element, key, line }) => [code, element, key, line])).toEqual([
      ['required-element', 'enclosure', 'harbour:007#2', 39], ['guid-taken', 'guid', 'harbour:007#2', 39], ['date-unreadable', 'pubDate', 'harbour:007#2', 39],
      ['required-element', 'guid', 'https://harbour.example/9.mp3', 40], ['enclosure-length-missing', 'enclosure', 'https://harbour.example/9.mp3', 40],
      ['required-element', 'enclosure', '#4', 41], ['required-element', 'guid', '#4', 41],
    ]);
  });

  test('says where a text is no feed', () => {
    expect(checkFeed(feedOf().replace('</itunes:author>', ''))).toMatchObject({ problems: [{ line: expect.any(Number), column: expect.any(Number) }] });
    expect(checkFeed('<feed xmlns="http://www.w3.org/2005/Atom"/>')).toMatchObject({ problems: [{ message: expect.stringContaining('not an RSS 2.0 feed') }] });
  });

  test('looks at the channel and the items it is asked for, and at what these share with others', () => {
    const items = [ITEM, ITEM.replace('61', 'long'), ITEM.replace('quay:1', 'quay:2').replace('61', 'longer')];
    const found = findingsOf(feedOf({ items, head: '' }), { only: new Set(['quay:1#2']) });
    expect([...new Set(found.map(({ key }) => key))]).toEqual([null, 'quay:1#2']);
    expect(found.filter(({ key }) => key !== null).map(({ code }) => code)).toEqual(['guid-taken', 'enclosure-taken', 'duration-unreadable']);
  });

  test('finds in an item alone what it finds in its feed', () => {
    const index = indexFeed(harbour);
    if ('problems' in index) throw new Error('the fixture is a feed');
    for (const { key, start, end } of index.items) {
      const alone = checkNewItem(harbour.slice(start, end), index, key);
      const inFeed = findingsOf(harbour).filter((finding) => finding.key === key && !finding.code.endsWith('-taken'));
      expect(alone.map(({ code, message }) => [code, message]).toSorted()).toEqual(inFeed.map(({ code, message }) => [code, message]).toSorted());
    }
  });

  test('never throws, whatever the values are', () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('', ' ', '1:02', '🫱', 'https://', '__proto__', 'constructor', '&lt;p&gt;')).map((text) => text.replace(/[^\x20-\x7e\u{1f000}-\u{1ffff}]/gu, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll(']]>', ''));
    const locals = ['transcript', 'chapters', 'person', 'guid', 'locked', 'value', 'location', 'license', 'trailer', 'soundbite', 'season', 'episode', 'txt', 'medium', 'block', 'constructor', 'funding', 'podroll', 'updateFrequency'];
    const element = fc.record({ local: fc.constantFrom(...locals), names: fc.uniqueArray(fc.constantFrom('url', 'type', 'geo', 'role', 'pubdate', 'duration', 'startTime', 'language', 'rel', 'purpose')), values: fc.array(value, { minLength: 10, maxLength: 10 }), text: value })
      .map(({ local, names, values, text }) => `<podcast:${local} ${names.map((name, index) => `${name}="${values[index]!}"`).join(' ')}>${text.replaceAll('>', '&gt;')}</podcast:${local}>`);
    fc.assert(fc.property(fc.array(element, { maxLength: 6 }), fc.array(element, { maxLength: 6 }), (head, item) => {
      expect(checkFeed(feedOf({ head: head.join(''), items: [item.join('')] }))).toHaveProperty('findings');
    }), { numRuns: 100 });
  });
});
