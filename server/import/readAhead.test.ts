import { ReadAhead } from './readAhead.ts';

const LENGTH = 5_000_000;
const BYTES = Buffer.from(Uint8Array.from({ length: LENGTH }, (_, index) => index * 31 + (index >> 8)));

/** A reader of these bytes, and what it asked for. */
function reader() {
  const asked: [number, number][] = [];
  const ahead = new ReadAhead(async (start, end) => {
    asked.push([start, end]);
    return BYTES.subarray(start, end);
  }, LENGTH);
  return { asked, ahead };
}

const ITEM = 10_000;
const items = Array.from({ length: LENGTH / ITEM }, (_, index): [number, number] => [index * ITEM + 100, (index + 1) * ITEM]);

test('ranges that follow each other are read together, and are what they are', async () => {
  const { asked, ahead } = reader();
  for (const [start, end] of items) expect((await ahead.range(start, end)).equals(BYTES.subarray(start, end))).toBe(true);
  expect(asked.length).toBeLessThan(items.length / 30);
  expect(Math.max(...asked.map(([, end]) => end))).toBe(LENGTH);
});

test('the same twice in turn, as before and after, is read once', async () => {
  const { asked, ahead } = reader();
  for (const [start, end] of items.flatMap((item) => [item, item])) expect((await ahead.range(start, end)).equals(BYTES.subarray(start, end))).toBe(true);
  expect(asked.length).toBeLessThan(items.length / 30);
});

test('ranges here and there are read alone', async () => {
  const { asked, ahead } = reader();
  const here = [items[400]!, items[7]!, items[300]!, items[20]!, items[250]!, items[3]!];
  for (const [start, end] of here) expect((await ahead.range(start, end)).equals(BYTES.subarray(start, end))).toBe(true);
  expect(asked).toEqual(here);
});

test('a few that follow each other are read alone, too', async () => {
  const { asked, ahead } = reader();
  for (const [start, end] of items.slice(0, 3)) await ahead.range(start, end);
  expect(asked).toEqual(items.slice(0, 3));
});

test('a range longer than what is read ahead is read whole', async () => {
  const { ahead } = reader();
  for (const [start, end] of items.slice(0, 20)) await ahead.range(start, end);
  expect((await ahead.range(200_000, 4_000_000)).equals(BYTES.subarray(200_000, 4_000_000))).toBe(true);
});

test('two who read at once both get what they ask for', async () => {
  const { ahead } = reader();
  const read = async (few: [number, number][]) => {
    for (const [start, end] of few) expect((await ahead.range(start, end)).equals(BYTES.subarray(start, end))).toBe(true);
  };
  await Promise.all([read(items.slice(0, 100)), read(items.slice(50, 200)), read(items.slice(300).toReversed())]);
});
