import { Drafts } from './drafts';

test('what stands in a field is kept by its record and field, until it is an edit or given up', () => {
  const drafts = new Drafts(() => true);
  expect(drafts.any).toBe(false);
  drafts.keep('a', 'url', { typed: 'htt', wrong: null });
  expect([drafts.of('a', 'url'), drafts.of('a', 'title'), drafts.of('b', 'url'), drafts.any]).toEqual([{ typed: 'htt', wrong: null }, null, null, true]);
  drafts.drop('a', 'url');
  expect([drafts.of('a', 'url'), drafts.any]).toEqual([null, false]);
});

test('of a record that is gone, nobody is asked', () => {
  const drafts = new Drafts((id) => id !== 'gone');
  drafts.keep('gone', 'url', { typed: 'htt', wrong: null });
  expect(drafts.any).toBe(false);
});
