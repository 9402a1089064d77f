import { applyAll, recordsOfDesk } from '../store/records';
import { doubtfulWords } from './doubtfulWords';

const word = (text: string, startMs: number, confidence?: number) => ({ text, startMs, endMs: startMs + 200, ...(confidence !== undefined && { confidence }) });
const records = recordsOfDesk({
  segments: [{ id: 's1', order: 'a0', startMs: 0, timeFrom: 'turn', endMs: null, speakerId: null, speakerFrom: 'none', heading: null, line: 1, text: 'Out at Kestral lamp', words: [word('Out', 0, 0.9), word('at', 200, 0.5), word('Kestral', 400, 0.2), word('lamp', 600)] }],
  speakers: [], chapters: [], references: [], notes: { id: 'e1', introduction: null },
});
const heard = (threshold: number, from = records) => doubtfulWords(from, threshold).map(({ message }) => message);

describe('words that may have been heard wrongly', () => {
  test('are those under the threshold, the worst first', () => expect(heard(0.6)).toEqual(['Kestral', 'at']));
  test('are none where the threshold is nought, or nothing tells how sure anybody was', () => expect(heard(0)).toEqual([]));
  test('go when they are written anew, and the others stay', () => {
    const applied = applyAll(records, [{ type: 'setText', segmentId: 's1', text: 'Out at Kestrel lamp' }]);
    if (!applied.ok) throw new Error(applied.failure.message);
    expect(heard(0.6, applied.records)).toEqual(['at']);
  });
});
