import { withNewItems, type DatedItem } from './orderOfItems.ts';

const day = (number: number): string => `2026-03-${String(number).padStart(2, '0')}T10:00:00.000Z`;
const item = (number: number | null): DatedItem => ({ key: String(number), pubDate: number === null ? null : day(number) });
const made = (...numbers: number[]): DatedItem[] => numbers.map((number) => ({ key: `new ${number}`, pubDate: day(number) }));

test('the newest stand first, as in most feeds', () => {
  expect(withNewItems([item(9), item(5), item(1)], made(6, 12))).toEqual(['new 12', '9', 'new 6', '5', '1']);
  expect(withNewItems([item(9), item(5)], made(2))).toEqual(['9', '5', 'new 2']);
});

test('in a feed that goes from old to new they stand last', () => {
  expect(withNewItems([item(1), item(5), item(9)], made(12, 6))).toEqual(['1', '5', 'new 6', '9', 'new 12']);
});

test('an item without a date keeps its neighbours, and a feed without items has the new ones, newest first', () => {
  expect(withNewItems([item(9), item(null), item(1)], made(5))).toEqual(['9', 'null', 'new 5', '1']);
  expect(withNewItems([], made(1, 2))).toEqual(['new 2', 'new 1']);
});
