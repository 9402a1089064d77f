import { nextRow } from './rowKeys';

describe('keys in a list', () => {
  test.each([
    ['ArrowDown', 0, 1],
    ['ArrowUp', 2, 1],
    ['j', 1, 2],
    ['k', 1, 0],
    ['Home', 2, 0],
    ['End', 0, 2],
  ])('%s on row %i of three goes to row %i', (key, from, to) => expect(nextRow(key, from, 3)).toBe(to));

  test('stops at the ends', () => {
    expect(nextRow('ArrowDown', 2, 3)).toBe(2);
    expect(nextRow('ArrowUp', 0, 3)).toBe(0);
  });

  test('from the search field, down goes to the first row', () => expect(nextRow('ArrowDown', -1, 3)).toBe(0));

  test('other keys and empty lists are left alone', () => {
    expect(nextRow('Tab', 0, 3)).toBeNull();
    expect(nextRow('ArrowDown', -1, 0)).toBeNull();
  });
});
