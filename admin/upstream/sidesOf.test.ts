import { draftOf, paragraphsOf } from './sidesOf';

test('a turn is read with who says it and when', () => {
  expect(paragraphsOf({ kind: 'segment', field: '*' }, [{ startMs: 20_000, endMs: null, speaker: 'Jon', text: 'The boats.', heading: null }, { startMs: null, speaker: null, text: 'And so on.' }]))
    .toEqual([{ head: 'Jon 0:20', text: 'The boats.' }, { head: null, text: 'And so on.' }]);
});

test('what was removed is nothing', () => {
  expect([null, '', []].map((value) => paragraphsOf({ kind: 'segment', field: '*' }, value))).toEqual([[], [], []]);
});

test.each([
  [{ kind: 'segment', field: 'startMs', combined: null, ours: 23_000 }, '0:23'],
  [{ kind: 'segment', field: 'text', combined: 'Both.', ours: 'Ours.' }, 'Both.'],
  [{ kind: 'segment', field: 'speaker', combined: 'Jon', ours: 'Jon' }, 'Jon'],
  [{ kind: 'segment', field: '*', combined: null, ours: [] }, null],
  [{ kind: 'item', field: 'title', combined: 'Ebb', ours: 'Ebb' }, 'Ebb'],
  [{ kind: 'item', field: 'enclosureUrl', combined: 'https://quay.example/1.mp3', ours: 'https://quay.example/1.mp3' }, null],
] as const)('%o is begun with %s', (conflict, draft) => {
  expect(draftOf(conflict)).toBe(draft);
});
