import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { encodeFeed } from './encoding.ts';
import { getFeed, type GotEpisode } from './get.ts';
import { getInPieces } from './getInPieces.ts';

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

/** The view of a feed whose bytes come in pieces of these lengths, cyclically, after a head. */
function got(bytes: Uint8Array, lengths: readonly number[]) {
  const getting = getInPieces(bytes.subarray(0, 200));
  const episodes: GotEpisode[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const end = Math.min(bytes.length, at + lengths[turn % lengths.length]!);
    episodes.push(...getting.write(bytes.subarray(at, end), end === bytes.length));
    at = end;
  }
  return { show: getting.end(), episodes };
}

test.each(['harbour.xml', 'lighthouse.xml'])('%s is got in pieces as it is got whole, wherever it is cut', (name) => {
  const text = fixture(name);
  fc.assert(fc.property(fc.constantFrom('utf-8', 'utf-16le'), fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 4 }), (encoding, lengths) => {
    const bytes = encodeFeed(text, encoding, true);
    const whole = getFeed(bytes);
    expect(whole.ok && whole.view).toEqual(got(bytes, lengths));
  }), { numRuns: 15 });
});

test.each([
  ['is not well-formed', '<rss version="2.0"><channel><item><title>A & B</title></item></channel></rss>'], ['ends too soon', '<rss version="2.0"><channel><item>'],
  ['is no feed', '<html></html>'], ['is nothing', ''],
])('what %s is got neither way', (_, text) => {
  const bytes = encodeFeed(text, 'utf-8', false);
  expect([getFeed(bytes).ok, got(bytes, [7]).show]).toEqual([false, null]);
});

test('bytes that are damaged are got neither way, wherever that shows', () => {
  const bytes = encodeFeed(fixture('harbour.xml'), 'utf-8', false);
  for (const at of [300, bytes.length - 20]) {
    const damaged = bytes.with(at, 0xff);
    expect([getFeed(damaged).ok, got(damaged, [100]).show]).toEqual([false, null]);
  }
});
