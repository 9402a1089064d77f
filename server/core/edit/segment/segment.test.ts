import type { Segment } from '../../model/segment.ts';
import { apply, touchesOf } from '../apply.ts';
import { applyChanges } from '../changes.ts';
import { crossing, spoken } from '../fixtures/crossing.ts';
import type { Operation } from '../operation.ts';
import { inOrder, readerOf, type Records } from '../records.ts';

function after(records: Records, operation: Operation) {
  const outcome = apply(readerOf(records), operation);
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return inOrder(applyChanges(records, outcome.changes).segments);
}
const failure = (records: Records, operation: Operation) => {
  const outcome = apply(readerOf(records), operation);
  return outcome.ok ? null : outcome.failure;
};
const touchedBy = (text: string, first: Partial<Segment>) => touchesOf(readerOf(crossing(first)), [{ type: 'setText', segmentId: 's0', text }]);

describe('setText', () => {
  const words = spoken('We cross at dawn.');
  const records = crossing({ words });
  test('keeps the time of every word that stays', () => {
    const times = after(records, { type: 'setText', segmentId: 's0', text: 'We sail across at dawn.' })[0]!.words;
    expect(times).toEqual([
      { text: 'We', startMs: 1000, endMs: 1080 }, { text: 'sail', startMs: 1100, endMs: 1132, estimated: true }, { text: 'across', startMs: 1132, endMs: 1180, estimated: true },
      { text: 'at', startMs: 1200, endMs: 1280 }, { text: 'dawn.', startMs: 1300, endMs: 1380 },
    ]);
  });
  test('moves a start that was the first word’s to the word that is first now, and back', () => {
    const cut: Operation = { type: 'setText', segmentId: 's0', text: 'Cross at dawn.' };
    const outcome = apply(readerOf(records), cut);
    if (!outcome.ok) throw new Error(outcome.failure.message);
    const moved = applyChanges(records, outcome.changes);
    expect(moved.segments.get('s0')).toMatchObject({ startMs: 1100, timeFrom: 'turn', endMs: 3000, words: [{ text: 'Cross', startMs: 1100 }, {}, {}] });
    expect(after(moved, outcome.inverse)[0]).toEqual(records.segments.get('s0'));
    expect(touchesOf(readerOf(records), [cut])).toContain('s0.startMs');
  });
  test('leaves a start where it is that is not the first word’s, is its chapter’s, or would pass the end', () => {
    const starts = [{ startMs: 900 }, { timeFrom: 'chapter' as const }, { endMs: 1050 }].map((rest) => after(crossing({ words, ...rest }), { type: 'setText', segmentId: 's0', text: 'cross at dawn.' })[0]!.startMs);
    expect(starts).toEqual([900, 1000, 1000]);
    expect(after(records, { type: 'setText', segmentId: 's0', text: '' })[0]).toMatchObject({ startMs: 1000, words: [] });
    expect(after(records, { type: 'setText', segmentId: 's0', text: 'And we cross at dawn.' })[0]).toMatchObject({ startMs: 1000 });
  });
  test('touches the times that were asked whether the start goes with another first word', () => {
    expect(touchedBy('cross at dawn.', { words, startMs: 900 })).toEqual(['s0.text', 's0.words', 's0.startMs']);
    expect(touchedBy('cross at dawn.', { words, endMs: 1050 })).toEqual(['s0.text', 's0.words', 's0.startMs', 's0.endMs']);
    expect(touchedBy('We cross at dusk, then.', { words, startMs: 900 })).toEqual(['s0.text', 's0.words']);
  });
  test('times words at either end by the words beside them, whatever the start and the end are', () => {
    const text = 'So, we cross at dawn. Again.';
    const ends = [{}, { startMs: 0 }, { endMs: null }, { startMs: null, endMs: 9000 }].map((rest) => after(crossing({ words, ...rest }), { type: 'setText', segmentId: 's0', text })[0]!.words);
    expect(ends[0]!.at(0)).toEqual({ text: 'So,', startMs: 1000, endMs: 1000, estimated: true });
    expect(ends[0]!.at(-1)).toEqual({ text: 'Again.', startMs: 1380, endMs: 1380, estimated: true });
    for (const end of ends) expect(end).toEqual(ends[0]);
  });
  test('has no times for words that come where none were left', () => expect(after(crossing({ text: '', words: [] }), { type: 'setText', segmentId: 's0', text: 'Yes.' })[0]).toMatchObject({ words: null }));
  test('takes the words it brings', () => expect(after(records, { type: 'setText', segmentId: 's0', text: 'Yes.', words: null })[0]).toMatchObject({ text: 'Yes.', words: null }));
});

const cut = (at: number, startMs: number | null) => ({ type: 'split', segmentId: 's0', at, newId: 'n', order: 'a0V', startMs }) as const;

describe('split', () => {
  test('divides text and words, and white space at the cut goes', () => {
    expect(after(crossing({ words: spoken('We cross at dawn.') }), cut(8, null)).slice(0, 2)).toMatchObject([
      { id: 's0', text: 'We cross', startMs: 1000, endMs: 1200, words: [{ text: 'We' }, { text: 'cross' }] },
      { id: 'n', text: 'at dawn.', startMs: 1200, timeFrom: 'turn', endMs: 3000, speakerId: 'ana', heading: null, words: [{ text: 'at' }, { text: 'dawn.' }] },
    ]);
  });
  test('takes the start it is given, and none where nobody knows', () => {
    expect(after(crossing(), cut(8, 1900)).slice(0, 2)).toMatchObject([{ endMs: 1900 }, { startMs: 1900, endMs: 3000 }]);
    expect(after(crossing(), cut(8, null)).slice(0, 2)).toMatchObject([{ endMs: null }, { startMs: null, timeFrom: 'none', endMs: 3000 }]);
  });
  test('gives no end to the halves of what had none', () => expect(after(crossing({ endMs: null }), cut(8, 1900)).slice(0, 2)).toMatchObject([{ endMs: null }, { endMs: null }]));
  test('divides a word that is cut itself, by an estimate', () =>
    expect(after(crossing({ words: spoken('We cross at dawn.') }), cut(5, null)).slice(0, 2)).toMatchObject([
      { text: 'We cr', words: [{}, { text: 'cr', startMs: 1100, endMs: 1132, estimated: true }] }, { text: 'oss at dawn.', words: [{ text: 'oss', startMs: 1132, endMs: 1180, estimated: true }, {}, {}] },
    ]));
  test('is refused outside the text, inside a character, away from its place', () => {
    expect(failure(crossing(), cut(18, null))).toMatchObject({ code: 'cut-outside-text', recordId: 's0' });
    expect(failure(crossing({ text: 'A 🛶.' }), cut(3, null))).toMatchObject({ code: 'cut-outside-text' });
    expect(failure(crossing(), { ...cut(8, null), order: 'a3' })).toMatchObject({ code: 'not-adjacent', field: 'order' });
    expect(failure(crossing(), cut(8, 4000))).toMatchObject({ code: 'end-not-after-start', recordId: 'n' });
  });
});

describe('merge', () => {
  const join = { type: 'merge', segmentId: 's1', intoId: 's0' } as const;
  test('joins two neighbours into the first', () =>
    expect(after(crossing(), join)).toMatchObject([
      { id: 's0', text: 'We cross at dawn. If the wind holds.', startMs: 1000, endMs: 5000, speakerId: 'ana', heading: 'The crossing' }, { id: 's2' },
    ]));
  test('keeps the first one’s own heading', () => expect(after(crossing({ heading: 'At dawn' }), join)[0]).toMatchObject({ heading: 'At dawn' }));
  test('keeps word times where both have them, and no half of them', () => {
    const [first, second] = [spoken('We cross at dawn.'), spoken('If the wind holds.', 3000)];
    expect(after(crossing({ words: first }, { words: second }), join)[0]!.words).toEqual([...first, ...second]);
    expect(after(crossing({ words: first }), join)[0]!.words).toBeNull();
  });
  test('is refused for segments apart', () => expect(failure(crossing(), { ...join, segmentId: 's2' })).toMatchObject({ code: 'not-adjacent', recordId: 's2' }));
});

const stretch = (first: [number, number], last: [number, number]): Operation => ({ type: 'stretch', segmentIds: ['s0'], first: { atMs: first[0], toMs: first[1] }, last: { atMs: last[0], toMs: last[1] } });

describe('times', () => {
  test('a start someone sets is the turn’s own; one taken away is from nowhere', () => {
    const records = crossing({ timeFrom: 'chapter' });
    expect(after(records, { type: 'setTime', segmentId: 's0', startMs: 2000 })[0]).toMatchObject({ startMs: 2000, timeFrom: 'turn', endMs: 3000 });
    expect(after(records, { type: 'setTime', segmentId: 's0', startMs: null })[0]).toMatchObject({ startMs: null, timeFrom: 'none' });
    expect(after(records, { type: 'setTime', segmentId: 's0', endMs: null })[0]).toMatchObject({ startMs: 1000, timeFrom: 'chapter', endMs: null });
  });
  test('an end comes after its start', () => expect(failure(crossing(), { type: 'setTime', segmentId: 's0', startMs: 3000 })).toMatchObject({ code: 'end-not-after-start', recordId: 's0' }));
  test('stretch moves every time along the line through two, words too', () => {
    const records = crossing({ words: spoken('We cross') });
    const anchors = { first: { atMs: 1000, toMs: 2000 }, last: { atMs: 3000, toMs: 3000 } };
    expect(after(records, { type: 'stretch', segmentIds: ['s0', 's1'], ...anchors }).map(({ startMs, endMs, words }) => ({ startMs, endMs, words }))).toEqual([
      { startMs: 2000, endMs: 3000, words: [{ text: 'We', startMs: 2000, endMs: 2040 }, { text: 'cross', startMs: 2050, endMs: 2090 }] }, { startMs: 3000, endMs: 4000, words: null }, { startMs: 5000, endMs: null, words: null },
    ]);
    expect(after(crossing({ startMs: null }), { type: 'stretch', segmentIds: ['s0'], ...anchors })[0]).toMatchObject({ startMs: null, endMs: 3000 });
  });
  test('stretch between its anchors leaves the pace of what is outside of them', () => {
    const records = crossing({ endMs: 2900, words: spoken('We cross') });
    const between = { first: { atMs: 1050, toMs: 1150 }, last: { atMs: 2800, toMs: 4650 }, between: true } as const;
    const [moved, ...others] = after(records, { type: 'stretch', segmentIds: ['s0'], ...between });
    expect(moved).toMatchObject({ startMs: 1100, endMs: 4750, words: [{ text: 'We', startMs: 1100 }, { text: 'cross' }] });
    expect(others).toEqual(inOrder(records.segments).slice(1));
  });
  test('stretch is taken back exactly, also where rounding made one time of two', () => {
    const words = spoken('We').map((word) => ({ ...word, startMs: 1001, endMs: 1002 }));
    const records = crossing({ words });
    const outcome = apply(readerOf(records), { type: 'stretch', segmentIds: ['s0', 's1'], first: { atMs: 0, toMs: 0 }, last: { atMs: 10_000, toMs: 1_000 } });
    if (!outcome.ok) throw new Error(outcome.failure.message);
    expect(outcome.inverse).toMatchObject({ type: 'batch', operations: [{ type: 'stretch' }, { type: 'setText', segmentId: 's0', words }] });
    expect(after(applyChanges(records, outcome.changes), outcome.inverse)).toEqual(inOrder(records.segments));
  });
  test('stretch is refused where anchors cross, a time would be none, or an end would come to its start', () => {
    expect(failure(crossing(), stretch([1000, 3000], [3000, 2000]))).toMatchObject({ code: 'time-out-of-range' });
    expect(failure(crossing(), stretch([2000, 100], [3000, 2000]))).toMatchObject({ code: 'time-out-of-range', recordId: 's0', message: '0:01 would move before the start of the episode: stretch by less, or fewer segments.' });
    expect(failure(crossing({ endMs: 1004 }), stretch([1000, 1000], [101_000, 2000]))).toMatchObject({ code: 'end-not-after-start', recordId: 's0' });
  });
  test('shift moves words too, and all segments or none', () => {
    const records = crossing({ words: spoken('We') });
    expect(after(records, { type: 'shift', segmentIds: ['s0', 's0'], byMs: -500 })[0]).toMatchObject({ startMs: 500, endMs: 2500, words: [{ startMs: 500, endMs: 580 }] });
    expect(failure(records, { type: 'shift', segmentIds: ['s1', 's0'], byMs: -1001 })).toMatchObject({ code: 'time-out-of-range', recordId: 's0' });
  });
});
