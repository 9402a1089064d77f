import { decisionsOf, undecided } from './decisions';

const decision = (recordId: string) => ({ code: 'start-order' as const, recordId, about: '0:09', reason: 'It is so.', by: 'Ada', at: '2026-03-03T09:00:00Z' });
const decided = (...ids: string[]) => new Map(decisionsOf(ids.map(decision)));

test('a decision that could not be kept is taken back, and what was decided since stays', () => {
  const before = decided('s1', 's2');
  const after = new Map(before);
  const [, second] = before.keys();
  after.delete(second!); // brought back
  for (const [key, made] of decided('s3')) after.set(key, made);
  const now = new Map([...after, ...decided('s4')]);
  expect([...undecided(now, before, after).values()].map(({ recordId }) => recordId).sort()).toEqual(['s1', 's2', 's4']);
});
