import { isChosen, selectionOf, ticked } from './selection';

const waiting = [{ episodeId: 'a' }, { episodeId: 'b' }, { episodeId: 'c' }];

test('everything goes out unless something is unticked', () => {
  expect(selectionOf('all')).toEqual({});
  const some = ticked('all', waiting, 'b', false);
  expect(selectionOf(some)).toEqual({ episodeIds: ['a', 'c'], show: false });
  expect([isChosen(some, 'a'), isChosen(some, 'b')]).toEqual([true, false]);
});

test('with the last one ticked it is everything again', () => {
  expect(ticked(ticked('all', waiting, 'b', false), waiting, 'b', true)).toBe('all');
});

test('none of them is a choice too', () => {
  expect(selectionOf(ticked({ episodeIds: ['a'], show: true }, waiting, 'a', false))).toEqual({ episodeIds: [], show: true });
});
