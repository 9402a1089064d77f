import * as fc from 'fast-check';
import { applyPatches, type Patch } from '../model/patch.ts';
import { decodeFeed, encodeFeed, type DecodedFeed } from './encoding.ts';
import { bytePatches, patchedBytes } from './patchedBytes.ts';

const decoded = (bytes: Uint8Array): DecodedFeed => {
  const feed = decodeFeed(bytes);
  if ('problems' in feed) throw new Error(feed.problems[0].message);
  return feed;
};

const patchesOf = (cuts: readonly number[], words: readonly string[], length: number): Patch[] => {
  const places = cuts.map((cut) => cut % (length + 1)).sort((a, b) => a - b);
  return words.slice(0, places.length >> 1).map((text, index) => ({ start: places[2 * index]!, end: places[2 * index + 1]!, text }));
};

test('patching the bytes gives what encoding the patched text gives', () => {
  const text = fc.string({ unit: 'grapheme-composite', maxLength: 40 });
  fc.assert(fc.property(fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'), fc.boolean(), text, fc.array(fc.nat(), { maxLength: 8 }), fc.array(text, { minLength: 4, maxLength: 4 }), (encoding, marked, words, cuts, texts) => {
    const bytes = encodeFeed(`<rss>${words}</rss>`, encoding, marked || encoding !== 'utf-8');
    const feed = decoded(bytes);
    const patches = patchesOf(cuts, texts, feed.text.length);
    const found = bytePatches(feed, patches);
    fc.pre(found !== null);
    expect([...patchedBytes(bytes, found!)]).toEqual([...encodeFeed(applyPatches(feed.text, patches), feed.encoding, feed.bom)]);
  }));
});

test('what changes nothing is the bytes that came', () => {
  const bytes = encodeFeed('<rss>Tomás</rss>', 'utf-8', false);
  const feed = decoded(bytes);
  for (const patches of [[], [{ start: 5, end: 10, text: 'Tomás' }], [{ start: 5, end: 6, text: '' }, { start: 6, end: 6, text: 'T' }]]) expect(patchedBytes(bytes, bytePatches(feed, patches)!)).toBe(bytes);
});

test('half of a pair, and an encoding that is not Unicode, are left to the text', () => {
  expect(bytePatches({ text: 'a🌊b', encoding: 'utf-8', bom: false }, [{ start: 1, end: 2, text: '' }])).toBeNull();
  expect(bytePatches({ text: 'ab', encoding: 'windows-1252', bom: false }, [{ start: 0, end: 1, text: 'ä' }])).toBeNull();
});

test('patches that lie over each other are the caller’s bug', () => {
  expect(() => bytePatches({ text: 'abcdef', encoding: 'utf-8', bom: false }, [{ start: 0, end: 3, text: '' }, { start: 2, end: 4, text: '' }])).toThrow(RangeError);
});
