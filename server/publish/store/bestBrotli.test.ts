import { randomBytes } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { bestBrotli } from './bestBrotli.ts';
import { quickBrotli } from './brotli.ts';

const never = new AbortController().signal;

async function* piecesOf(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

test('what comes in pieces is compressed, and better than quickly', async () => {
  const words = ['ebb', 'flood', 'slack', 'Föhr', 'neap'];
  const bytes = Buffer.from(Array.from(randomBytes(40_000), (byte) => words[byte % words.length]).join(' '));
  const compressed = await bestBrotli(piecesOf(bytes), bytes.length, never);
  expect(brotliDecompressSync(compressed).equals(bytes)).toBe(true);
  expect(compressed.length).toBeLessThan((await quickBrotli(bytes)).length);
});

test('it ends when it is told to, however much there is', async () => {
  const ending = new AbortController();
  async function* endless() {
    for (let count = 0; ; count += 1) {
      if (count === 20) ending.abort(new Error('the server stops'));
      yield randomBytes(100_000);
    }
  }
  await expect(bestBrotli(endless(), 1_000_000_000, ending.signal)).rejects.toThrow('the server stops');
  await expect(bestBrotli(endless(), 1_000_000_000, ending.signal)).rejects.toThrow('the server stops');
});

async function* broken() {
  yield randomBytes(100_000);
  throw new Error('a chunk is gone');
}

test('it fails as what it reads from does', async () => {
  await expect(bestBrotli(broken(), 1_000_000, never)).rejects.toThrow('a chunk is gone');
});
