import { pairInPlace } from './pairInPlace.ts';

/** Pairs lists of titles, of which equal ones are pairs; for each of the second, its counterpart. */
function paired(one: string[], other: string[]): (string | null)[] {
  const [ones, others] = [one, other].map((titles) => titles.map((title) => ({ title }))) as [{ title: string }[], { title: string }[]];
  const equal = others.map(({ title }) => ones.find((each) => each.title === title));
  return pairInPlace(ones, others, equal, ({ title }) => title).map((part) => part?.title ?? null);
}

describe('what stands between the same neighbours', () => {
  test('is the same if it has most of its words', () =>
    expect(paired(['Welcome', 'The moon and the bay', 'Goodbye'], ['Welcome', 'The Moon, the bay', 'Goodbye'])).toEqual(['Welcome', 'The moon and the bay', 'Goodbye']));
  test('at the beginning, at the end, and if there is nothing else', () => {
    expect(paired(['The ebb tide', 'Nets', 'Of salt and tar'], ['Ebb tide', 'Nets', 'Salt, tar'])).toEqual(['The ebb tide', 'Nets', 'Of salt and tar']);
    expect(paired(['The ebb tide'], ['Ebb tide'])).toEqual(['The ebb tide']);
  });
  test('is paired in its order', () =>
    expect(paired(['The ebb', 'The flood', 'The slack'], ['An ebb', 'Fog', 'A flood'])).toEqual(['The ebb', null, 'The flood']));
  test('is something else with other words, or between other neighbours', () => {
    expect(paired(['Welcome', 'The moon', 'Goodbye'], ['Welcome', 'Nets', 'Goodbye'])).toEqual(['Welcome', null, 'Goodbye']);
    expect(paired(['The moon', 'Welcome', 'Goodbye'], ['Welcome', 'A moon', 'Goodbye'])).toEqual(['Welcome', null, 'Goodbye']);
  });
  test('leaves the rest where neighbours changed places', () =>
    expect(paired(['A', 'The moon', 'B'], ['B', 'A moon', 'A'])).toEqual(['B', null, 'A']));
});

const titles = (word: string) => Array.from({ length: 21 }, (_, index) => `${word} ${index}`);
test('a list of which nearly everything is new is another one', () => {
  expect(paired(titles('Ebb'), titles('Flood')).every((title) => title === null)).toBe(true);
});
