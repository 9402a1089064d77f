import { between } from './selection';

const order = ['a', 'b', 'c', 'd'];

test('a selection is what lies between its ends, whichever came first', () => {
  expect(between(order, { from: 'b', to: 'd' })).toEqual(['b', 'c', 'd']);
  expect(between(order, { from: 'd', to: 'b' })).toEqual(['b', 'c', 'd']);
  expect(between(order, { from: 'c', to: 'c' })).toEqual(['c']);
});
test('nothing is selected where an end was deleted', () => expect(between(order, { from: 'b', to: 'gone' })).toEqual([]));
