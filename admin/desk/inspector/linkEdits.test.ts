import type { Reference } from '#core/model/reference';
import { addLink, moveLink, setAddress } from './linkEdits';

const link = (id: string, order: string): Reference => ({ id, order, title: `The ${id}`, url: null, note: null, links: [] });
const list = [link('chart', 'a0'), link('log', 'a1'), link('lamp', 'a2')];
const moved = (at: number, by: 1 | -1) => {
  const operation = moveLink(list, at, by);
  return list.map(({ id, order }) => ({ id, order: id === operation?.referenceId ? operation.order! : order })).sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ id }) => id);
};

test('a link moves one place and passes only its neighbour', () => {
  expect(moved(0, 1)).toEqual(['log', 'chart', 'lamp']);
  expect(moved(1, 1)).toEqual(['chart', 'lamp', 'log']);
  expect(moved(2, -1)).toEqual(['chart', 'lamp', 'log']);
  expect(moved(1, -1)).toEqual(['log', 'chart', 'lamp']);
});
test('there is nothing beyond the ends', () => expect([moveLink(list, 0, -1), moveLink(list, 2, 1)]).toEqual([null, null]));
test('a new one comes last', () => expect(addLink(list, 'new', 'New').reference.order > 'a2').toBe(true));

test('an address becomes that of the first link, the others stay', () => {
  const two = { ...list[0]!, url: 'http://old.example', links: [{ text: 'chart', url: 'http://old.example' }, { text: 'more', url: 'http://more.example' }] };
  expect(setAddress(two, ' https://charts.example/9 ')).toMatchObject({ url: 'https://charts.example/9', links: [{ text: 'chart', url: 'https://charts.example/9' }, { text: 'more' }] });
  expect(setAddress(two, '')).toMatchObject({ url: null, links: [{ text: 'more' }] });
});
test('a link without an address keeps all its links, and gets one before them', () => {
  const more = { text: 'more', url: 'http://more.example' };
  const none = { ...list[0]!, links: [more] };
  expect(setAddress(none, 'https://charts.example/9')).toMatchObject({ url: 'https://charts.example/9', links: [{ text: 'The chart', url: 'https://charts.example/9' }, more] });
  expect(setAddress(none, '')).toMatchObject({ url: null, links: [more] });
});
test.each(['javascript:alert(1)', 'charts.example', 'https://'])('%s is no address', (typed) => expect(setAddress(list[0]!, typed)).toBeNull());
