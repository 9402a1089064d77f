import * as fc from 'fast-check';
import type { BytePatch } from '#core/feed/patchedBytes';
import { chunkOf, encodeList } from './chunkList.ts';
import { cutsOf } from './cut.ts';
import { recut } from './recut.ts';
import { feedOf } from './testing/feedOf.ts';

const cut = (bytes: Buffer) => [...cutsOf(bytes)].map(({ start, end }) => ({ ...chunkOf(bytes.subarray(start, end)), bytes: bytes.subarray(start, end) }));

function edited(bytes: Buffer, edits: readonly BytePatch[]): Buffer {
  return edits.reduceRight((text, { start, end, bytes: added }) => Buffer.concat([text.subarray(0, start), added, text.subarray(end)]), bytes);
}

/** Edits at places that matter: anywhere, and where items begin. */
const anyEdits = (bytes: Buffer) => {
  const items = [...bytes.toString('latin1').matchAll(/<item/g)].map(({ index }) => index);
  const place = fc.oneof(fc.integer({ min: 0, max: bytes.length }), ...(items.length ? [fc.tuple(fc.constantFrom(...items), fc.integer({ min: -6, max: 6 })).map(([item, by]) => item + by)] : []));
  const text = fc.oneof(fc.constant(''), fc.string({ maxLength: 30 }), fc.constantFrom('<item', '<item>', '<it', 'em>', '<item>'.repeat(5), 'x'.repeat(20_000), 'y'.repeat(300_000)));
  return fc.tuple(fc.uniqueArray(place, { maxLength: 8 }), fc.array(text, { minLength: 4, maxLength: 4 })).map(([places, texts]) => {
    const sorted = places.sort((a, b) => a - b);
    return Array.from({ length: sorted.length >> 1 }, (_, index) => ({ start: sorted[index * 2]!, end: sorted[index * 2 + 1]!, bytes: Buffer.from(texts[index]!) }));
  });
};

test('cutting again around edits gives what cutting the whole would', async () => {
  const feeds = fc.array(fc.oneof(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 30_000 }), fc.constant(300_000)), { maxLength: 14 }).map(feedOf);
  await fc.assert(fc.asyncProperty(feeds.chain((bytes) => fc.tuple(fc.constant(bytes), anyEdits(bytes))), async ([bytes, edits]) => {
    const before = cut(bytes);
    const after = await recut(before, edits, async (from, to) => before.slice(from, to).map(({ bytes: piece }) => piece));
    expect(encodeList(after).equals(encodeList(cut(edited(bytes, edits))))).toBe(true);
  }), { numRuns: 60 });
});

test('one corrected episode of many reads a few chunks only', async () => {
  const bytes = feedOf(Array.from({ length: 60 }, () => 20_000));
  const before = cut(bytes);
  const loaded: number[] = [];
  const start = bytes.indexOf('tide-30');
  const load = async (from: number, to: number) => before.slice(from, to).map(({ bytes: piece }, at) => (loaded.push(from + at), piece));
  const after = await recut(before.map(({ bytes: _, ...chunk }) => chunk), [{ start, end: start + 4, bytes: Buffer.from('ebb') }], load);
  expect(after.filter(({ deflated }) => deflated).length).toBeLessThanOrEqual(2);
  expect(loaded.length).toBeLessThanOrEqual(4);
});

test('nothing edited, nothing read', async () => {
  const before = cut(feedOf([20_000]));
  expect(await recut(before, [], () => Promise.reject(new Error('read')))).toEqual(before);
});
