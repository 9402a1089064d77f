import { packView, unpackView } from './packedView.ts';

const text = JSON.stringify({ sourceId: 'tide', segments: [{ text: 'Ebb — “and flow” 🌊 \\ \n' }] });

test('a view that was packed says the same, in less', async () => {
  const long = JSON.stringify({ segments: Array(100).fill(JSON.parse(text)) });
  const packed = await packView(long);
  expect(packed.length).toBeLessThan(long.length / 10);
  expect(JSON.stringify(await unpackView(packed))).toBe(long);
});

test('one that is kept as its text says the same', async () => {
  expect(await unpackView(Buffer.from(text))).toEqual(JSON.parse(text));
});
