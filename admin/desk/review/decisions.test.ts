import { decisionsOf, withWaiting } from './decisions';

const finding = (recordId: string) => ({ code: 'start-order' as const, recordId, about: '0:09' });
const at = '2026-03-03T09:00:00Z';
const decided = decisionsOf(['s1', 's2'].map((id) => ({ ...finding(id), reason: 'It is so.', by: 'Ada', at })));

test('what waits to be sent is decided already, in the order in which it was', () => {
  const all = withWaiting(decided, [
    { clientId: 'a', findings: [finding('s2'), finding('s3')], reason: 'Meant.', at },
    { clientId: 'b', findings: [finding('s1')], reason: null, at },
    { clientId: 'c', findings: [finding('s3')], reason: null, at },
    { clientId: 'd', findings: [finding('s3')], reason: 'Meant after all.', at },
  ]);
  expect([...all.values()].map(({ recordId, reason, by }) => [recordId, reason, by])).toEqual([['s2', 'It is so.', 'Ada'], ['s3', 'Meant after all.', null]]);
});

test('one that is refused is none, and the others stay', () => {
  expect(withWaiting(decided, [])).toBe(decided);
});
