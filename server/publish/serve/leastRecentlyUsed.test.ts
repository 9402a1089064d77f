import { LeastRecentlyUsed } from './leastRecentlyUsed.ts';

test('what was used longest ago makes room', () => {
  const kept = new LeastRecentlyUsed(100);
  kept.set('tide', Buffer.alloc(40));
  kept.set('ebb', Buffer.alloc(40));
  expect(kept.get('tide')).toBeDefined();
  kept.set('flood', Buffer.alloc(40));
  expect(['tide', 'ebb', 'flood'].map((key) => kept.get(key)?.length)).toEqual([40, undefined, 40]);
});

test('what is too large is not kept, and pushes nothing out', () => {
  const kept = new LeastRecentlyUsed(100);
  kept.set('tide', Buffer.alloc(100));
  kept.set('spring tide', Buffer.alloc(101));
  expect([kept.get('tide')?.length, kept.get('spring tide')]).toEqual([100, undefined]);
});

test('what is set again counts once', () => {
  const kept = new LeastRecentlyUsed(100);
  for (let time = 0; time < 5; time++) kept.set('tide', Buffer.alloc(60));
  kept.set('ebb', Buffer.alloc(40));
  expect([kept.get('tide')?.length, kept.get('ebb')?.length]).toEqual([60, 40]);
});
