import * as fc from 'fast-check';
import { chunksOf } from './chunkList.ts';
import { Chunking } from './chunking.ts';

const item = (length: number, number: number): string => `<item><guid>${number}</guid>${'x'.repeat(length)}</item>\n`;

test('bytes that come in pieces fall into the chunks that they fall into whole', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.nat(400), fc.integer({ min: 15_000, max: 40_000 }), fc.constant(600_000)), { maxLength: 40 }), fc.integer({ min: 30_000, max: 900_000 }), (lengths, piece) => {
    const bytes = Buffer.from(`<rss><channel>\n${lengths.map(item).join('')}</channel></rss>`);
    const chunking = new Chunking();
    for (let at = 0; at < bytes.length; at += piece) chunking.add(bytes.subarray(at, at + piece));
    expect(chunking.end()).toEqual(chunksOf(bytes));
  }), { numRuns: 20 });
});
