import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { crc32 } from 'node:zlib';
import { chunkOf, decodeList, encodeList, lengthOf, nameOf } from './chunkList.ts';
import { combineCrc32 } from './combineCrc32.ts';
import { cutsOf } from './cut.ts';
import { deflateChunk, gzipOf, inflateChunk } from './gzip.ts';
import { differenceOf, listFrom } from './listDifference.ts';
import { feedOf } from './testing/feedOf.ts';

const chunksOf = (bytes: Buffer) => [...cutsOf(bytes)].map(({ start, end }) => bytes.subarray(start, end));
const listOf = (bytes: Buffer) => encodeList(chunksOf(bytes).map(chunkOf));
const name = (bytes: Buffer) => nameOf(chunksOf(bytes).map(chunkOf)).toString('hex');
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 2_000 }), fc.integer({ min: 10_000, max: 400_000 })), { maxLength: 40 });

describe('a feed is cut', () => {
  test('into all of its bytes, whatever they are', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 500 }), sizes.map((each) => feedOf(each))), (given) => {
      const bytes = Buffer.from(given);
      expect(Buffer.concat(chunksOf(bytes)).equals(bytes)).toBe(true);
    }), { numRuns: 40 });
  });

  test('before its items, each large one apart', () => {
    const chunks = chunksOf(feedOf([20_000, 30_000, 500, 40_000]));
    const starts = chunks.map((chunk) => /^<\?xml|^<item><guid>tide-\d/.exec(chunk.toString())![0]);
    expect(starts.filter((start) => !start.endsWith('3'))).toEqual(['<?xml', '<item><guid>tide-0', '<item><guid>tide-1', '<item><guid>tide-2']);
  });

  test('into chunks that are neither tiny nor huge, however small or large its items', () => {
    const small = chunksOf(feedOf(Array.from({ length: 2_000 }, () => 600)));
    expect(1_200_000 / small.length).toBeGreaterThan(8_000);
    for (const chunk of [...small, ...chunksOf(Buffer.alloc(3_000_000, 'a'))]) expect(chunk.length).toBeLessThanOrEqual(262_144);
  });

  test.each(['utf16le', 'utf16be'] as const)('in %s too', (encoding) => {
    const bytes = Buffer.from(feedOf([30_000, 30_000, 30_000]).toString(), 'utf16le');
    expect(chunksOf(encoding === 'utf16le' ? bytes : bytes.swap16()).length).toBeGreaterThanOrEqual(4);
  });

  test('so that a longer or shorter item leaves all but its neighbours as they were', () => {
    const items = Array.from({ length: 90 }, (_, index): number => (index % 3 === 0 ? 40_000 : 700));
    const before = new Set(chunksOf(feedOf(items)).map((chunk) => chunk.toString('latin1')));
    for (const edited of [45, 46, 89]) {
      const after = chunksOf(feedOf(items.with(edited, items[edited]! + 13)));
      expect(after.filter((chunk) => !before.has(chunk.toString('latin1'))).length).toBeLessThanOrEqual(2);
    }
  });
});

describe('its name', () => {
  test('is that of its bytes, and of no others', () => {
    const bytes = feedOf([20_000, 900, 900]);
    expect(name(Buffer.from(bytes))).toBe(name(bytes));
    for (const place of [0, 500, bytes.length - 1]) {
      const other = Buffer.from(bytes);
      other[place]! ^= 1;
      expect(name(other)).not.toBe(name(bytes));
    }
  });
});

describe('a list of chunks', () => {
  test('is read as it was written', () => {
    const list = listOf(feedOf([20_000, 900, 60_000]));
    expect(encodeList(decodeList(list)).equals(list)).toBe(true);
  });

  test('comes back from the difference to any other', () => {
    const lists = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }).map((words) => encodeList(words.map((word) => chunkOf(Buffer.from(String(word))))));
    fc.assert(fc.property(lists, lists, (before, after) => {
      expect(listFrom(before, differenceOf(before, after)).equals(after)).toBe(true);
    }));
  });

  test('of one corrected episode of 3,000 differs by less than a hundred bytes', () => {
    const list = encodeList(Array.from({ length: 3_000 }, (_, index) => chunkOf(Buffer.from(String(index)))));
    const corrected = Buffer.from(list);
    corrected[1_500 * 40]! ^= 1;
    expect(differenceOf(list, corrected).length).toBeLessThan(100);
  });
});

describe('its gzip form', () => {
  test('is put together of chunks that were deflated one by one', async () => {
    for (const bytes of [feedOf([20_000, 900, 60_000]), feedOf([]), Buffer.alloc(0), Buffer.alloc(300_000)]) {
      const chunks = chunksOf(bytes);
      const deflated = await Promise.all(chunks.map(deflateChunk));
      expect(gunzipSync(gzipOf(chunks.map(chunkOf), deflated)).equals(bytes)).toBe(true);
      expect(Buffer.concat(await Promise.all(deflated.map(inflateChunk))).equals(bytes)).toBe(true);
    }
  });

  test('has the checksum of the whole from those of its parts', () => {
    fc.assert(fc.property(fc.uint8Array(), fc.uint8Array(), (first, second) => {
      expect(combineCrc32(crc32(first), crc32(second), second.length)).toBe(crc32(Buffer.concat([first, second])));
    }));
  });

  test('knows lengths beyond 32 bits', () => {
    const zeros = Buffer.alloc(1 << 20);
    const half = Array.from({ length: 12 }).reduce<number>((sum) => combineCrc32(sum, sum, 2 ** 20), crc32(zeros));
    expect(combineCrc32(half, crc32(zeros), 2 ** 40)).toEqual(expect.any(Number));
    expect(lengthOf([])).toBe(0);
  });
});
