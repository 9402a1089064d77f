import type { Span } from '../minimap/spans';
import { limitsOf } from './boundary';

const span = (id: string, fromMs: number, toMs: number): Span => ({ id, fromMs, toMs, speakerId: null });
const turns = [span('a', 0, 5_000), span('b', 5_000, 8_000), span('c', 10_000, 12_000)];

test('a start stays between those of its neighbours, and before its own end', () => {
  expect([0, 1, 2].map((place) => limitsOf(turns, place, 60_000))).toEqual([{ fromMs: 0, toMs: 4_999 }, { fromMs: 1, toMs: 7_999 }, { fromMs: 5_001, toMs: 59_999 }]);
});
