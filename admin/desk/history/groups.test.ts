import type { HistoryEntry, HistoryTaken } from '#core/model/history';
import { groupsOf } from './groups';

const entry = (number: number, author: string | null, minute: number): HistoryEntry => ({ number, author, authorId: author, createdAt: new Date(minute * 60_000).toISOString(), note: null, undoes: null, undoneBy: null, summary: [], details: [], moreDetails: 0 });
const taken = (after: number, revision: number): HistoryTaken => ({ after, at: new Date(0).toISOString(), revision, taken: ['1 speaker label'], left: [] });
const told = (entries: HistoryEntry[], ofHost: HistoryTaken[] = []) =>
  groupsOf(entries, ofHost).map((group) => ('entries' in group ? [group.author, group.entries.map(({ number }) => number)] : `host ${group.revision}`));

test('what one person did without a long break is one group', () => {
  expect(told([entry(6, 'Mia', 50), entry(5, 'Mia', 45), entry(4, 'Tom', 44), entry(3, 'Mia', 43), entry(2, 'Mia', 20), entry(1, null, 19)])).toEqual([['Mia', [6, 5]], ['Tom', [4]], ['Mia', [3]], ['Mia', [2]], [null, [1]]]);
});

test('a long stretch of work is one group, however long it is as a whole', () => {
  expect(groupsOf(Array.from({ length: 30 }, (_, at) => entry(30 - at, 'Mia', 300 - at * 9)), [])).toHaveLength(1);
});

test('what the host took over stands after the newest revision of then, and parts what was one group', () => {
  const edits = [entry(3, 'Mia', 12), entry(2, 'Mia', 11), entry(1, 'Mia', 10)];
  expect(told(edits, [taken(2, 2)])).toEqual([['Mia', [3]], 'host 2', ['Mia', [2, 1]]]);
  expect(told(edits, [taken(3, 3), taken(2, 2), taken(2, 1)])).toEqual(['host 3', ['Mia', [3]], 'host 2', 'host 1', ['Mia', [2, 1]]]);
  expect(told(edits, [taken(0, 1)])).toEqual([['Mia', [3, 2, 1]], 'host 1']);
});
