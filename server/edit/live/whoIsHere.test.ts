import { BELIEVED_MS, WhoIsHere } from './whoIsHere.ts';

const mia = { userId: 'mia', name: 'Mia Holm', tab: 't1', segmentId: null };

test('who was not heard of for long is gone; who was, stays', () => {
  const here = new WhoIsHere();
  here.came('e1', mia, 0);
  here.came('e1', { ...mia, tab: 't2' }, 20_000);
  expect(here.expire(BELIEVED_MS)).toEqual(['e1']);
  expect(here.at('e1')).toEqual([{ ...mia, tab: 't2' }]);
});

test('only another place or another name is news', () => {
  const here = new WhoIsHere();
  expect(here.came('e1', mia, 0)).toBe(true);
  expect(here.came('e1', mia, 1)).toBe(false);
  expect(here.came('e1', { ...mia, segmentId: 's1' }, 2)).toBe(true);
  expect(here.went('e1', mia)).toBe(true);
  expect(here.went('e1', mia)).toBe(false);
});

test('an episode lists a hundred and no more', () => {
  const here = new WhoIsHere();
  for (let tab = 0; tab < 150; tab += 1) here.came('e1', { ...mia, tab: String(tab) }, 0);
  expect(here.at('e1')).toHaveLength(100);
});
