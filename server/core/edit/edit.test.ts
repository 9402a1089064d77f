import { apply, applyAll } from './apply.ts';
import { applyChanges } from './changes.ts';
import { crossing, segment } from './fixtures/crossing.ts';
import type { Operation } from './operation.ts';
import { isOrderKey, keyBetween, keysBetween } from './order.ts';
import { readerOf, recordsOf } from './records.ts';

const text = (segmentId: string, value: string): Operation => ({ type: 'setText', segmentId, text: value });

describe('several operations', () => {
  test('stand or fall together, and say which one failed', () =>
    expect(applyAll(readerOf(crossing()), [text('s0', 'Yes.'), text('nowhere', 'No.')])).toMatchObject({ ok: false, index: 1, failure: { code: 'not-found', recordId: 'nowhere' } }));

  test('each see what the ones before did', () => {
    const done = applyAll(readerOf(crossing()), [{ type: 'deleteSegment', segmentId: 's1' }, { type: 'merge', segmentId: 's2', intoId: 's0' }]);
    expect(done).toMatchObject({ ok: true });
  });

  test('change no more records than they name, of ten thousand', () => {
    const records = recordsOf({ segments: keysBetween(null, null, 10_000).map((order, index) => segment(`s${index}`, order, { speakerId: null })) });
    const done = apply(readerOf(records), text('s7000', 'Yes.'));
    if (!done.ok) throw new Error(done.failure.message);
    expect([...done.changes.segments.put.keys()]).toEqual(['s7000']);
    const after = applyChanges(records, done.changes);
    expect(after.speakers).toBe(records.speakers);
    expect(after.segments.get('s6999')).toBe(records.segments.get('s6999'));
  });
});

describe('order keys', () => {
  test('fit between any two, as code units', () => {
    let [low, high] = keysBetween(null, null, 2) as [string, string];
    for (let step = 0; step < 50; step++) {
      const key = keyBetween(low, high);
      expect(low < key && key < high && isOrderKey(key)).toBe(true);
      if (step % 2) low = key;
      else high = key;
    }
  });
  test('that leave no room beside them are known', () => expect(['a0', 'Zz', 'a00', 'zz', ''].map(isOrderKey)).toEqual([true, true, false, false, false]));
  test('are asked for in order', () => expect(() => keyBetween('a1', 'a0')).toThrow(/a1 and a0/));
});
