import { pairTaken } from './pairTaken.ts';

const said = (...segments: [startMs: number, text: string][]) => segments.map(([startMs, text]) => ({ startMs, text }));
const taken = said([0, 'Morning.'], [5_000, 'The tide is out, and the boats lie on the sand.'], [12_000, 'They do.']);

describe('the segments of an edited transcript are those it was taken from', () => {
  test('where nothing was edited', () => {
    expect(pairTaken(taken, taken)).toEqual([0, 1, 2]);
  });

  test('where words or times changed', () => {
    expect(pairTaken(taken, said([0, 'Good morning.'], [5_400, 'The tide is out, and the boats lie on the sand.'], [12_000, 'They did.']))).toEqual([0, 1, 2]);
  });

  test('where two were joined: the first goes on, whichever is longer', () => {
    expect(pairTaken(taken, said([0, 'Morning. The tide is out, and the boats lie on the sand.'], [12_000, 'They do.']))).toEqual([0, 2]);
  });

  test('where one was cut in two: the first part goes on', () => {
    expect(pairTaken(taken, said([0, 'Morning.'], [5_000, 'The tide is out,'], [8_000, 'and the boats lie on the sand.'], [12_000, 'They do.']))).toEqual([0, 1, null, 2]);
  });

  test('where all were moved', () => {
    expect(pairTaken(taken, taken.map(({ startMs, text }) => ({ startMs: startMs + 5_000, text })))).toEqual([0, 1, 2]);
  });

  test('where one came or went', () => {
    expect(pairTaken(taken, said([0, 'Morning.'], [3_000, 'Somebody coughs nearby.'], [12_000, 'They do.']))).toEqual([0, null, 2]);
  });
});
