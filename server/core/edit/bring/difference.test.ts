import { differenceOf, MOST_ROWS } from './difference.ts';
import { brought, episode, marked, measured, said } from './fixtures/tide.ts';

const records = () => episode([{ startMs: 0, text: 'The tide is out.' }, { startMs: 4_000, speakerId: 'jon', text: 'Then we wait.' }, { startMs: 9_000, text: 'Let us walk.' }], [{ startMs: 0, title: 'Arrival' }]);
const differenceBy = (segments: ReturnType<typeof said>[]) => differenceOf(records(), brought(records(), { segments }, 'replace').after);

test('no difference says nothing', () => {
  expect(differenceOf(records(), records())).toMatchObject({ none: true, summary: [], rows: [], rowsTotal: 0, words: { before: 10, after: 10, added: 0, removed: 0 } });
});

test('a difference is told in numbers, in words and row by row, in reading order', () => {
  const difference = differenceBy([said('Ilse', 0, 'The tide is in.'), said('Mara', 9_500, 'Let us walk.', { words: measured('Let us walk.', 9_500) }), said('Jon', 12_000, 'Who left these nets here?')]);
  expect(difference).toMatchObject({
    none: false, rowsTotal: 4, speakersAdded: ['Ilse'],
    segments: { before: 3, after: 3, added: 1, removed: 1, reworded: 1, relabelled: 1, retimed: 1, wordTimed: 1 }, words: { before: 10, after: 12, added: 6, removed: 4 },
  });
  expect(difference.summary).toEqual([
    '1 segment added', '1 segment removed', '1 segment reworded', '6 words added', '4 words removed', '1 speaker label changed', '1 segment with other times', '1 segment with other word times', '1 speaker added',
  ]);
  expect(difference.rows.map(({ kind, what, before, after }) => [kind, what, before?.text, after?.text])).toEqual([
    ['changed', ['words', 'speaker'], 'The tide is out.', 'The tide is in.'],
    ['removed', [], 'Then we wait.', undefined],
    ['changed', ['start', 'wordTimes'], 'Let us walk.', 'Let us walk.'],
    ['added', [], undefined, 'Who left these nets here?'],
  ]);
  expect(difference.rows[0]).toMatchObject({ of: 'segment', recordId: 's0', before: { startMs: 0, speaker: 'Mara' }, after: { startMs: 0, speaker: 'Ilse' } });
});

test('a segment that is divided otherwise adds and removes no words', () => {
  expect(differenceBy([said('Mara', 0, 'The tide is out. Then we wait.'), said('Mara', 9_000, 'Let us walk.')]).words).toMatchObject({ added: 0, removed: 0 });
});

test('chapters are rows too', () => {
  const { after } = brought(records(), { chapters: [marked(0, 'Arriving'), marked(60_000, 'Nets', { url: 'https://nets.test/' })] }, 'replace', 'chapters');
  expect(differenceOf(records(), after)).toMatchObject({
    chapters: { before: 1, after: 2, added: 1, removed: 0, changed: 1 }, summary: ['1 chapter added', '1 chapter changed'],
    rows: [{ of: 'chapter', kind: 'changed', what: ['title'], recordId: 'c0', before: { text: 'Arrival' }, after: { text: 'Arriving' } }, { of: 'chapter', kind: 'added', recordId: null, before: null, after: { startMs: 60_000, text: 'Nets', url: 'https://nets.test/' } }],
  });
});

test('no more rows are shown than can be read, and how many there are is said', () => {
  const segments = Array.from({ length: MOST_ROWS + 50 }, (_, index) => said('Mara', index * 1_000, `Step ${index}.`));
  const difference = differenceOf(episode([]), brought(episode([]), { segments }, 'replace').after);
  expect([difference.rows.length, difference.rowsTotal]).toEqual([MOST_ROWS, MOST_ROWS + 50]);
});
