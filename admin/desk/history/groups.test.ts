import type { HistoryEntry } from '#core/model/history';
import { groupsOf } from './groups';

const entry = (number: number, author: string | null, minute: number): HistoryEntry => ({ number, author, authorId: author, createdAt: new Date(minute * 60_000).toISOString(), note: null, undoes: null, undoneBy: null, summary: [], details: [] });

test('what one person did without a long break is one group', () => {
  const groups = groupsOf([entry(6, 'Mia', 50), entry(5, 'Mia', 45), entry(4, 'Tom', 44), entry(3, 'Mia', 43), entry(2, 'Mia', 20), entry(1, null, 19)]);
  expect(groups.map(({ author, entries }) => [author, entries.map(({ number }) => number)])).toEqual([['Mia', [6, 5]], ['Tom', [4]], ['Mia', [3]], ['Mia', [2]], [null, [1]]]);
});

test('a long stretch of work is one group, however long it is as a whole', () => {
  expect(groupsOf(Array.from({ length: 30 }, (_, at) => entry(30 - at, 'Mia', 300 - at * 9)))).toHaveLength(1);
});
