import type { DeskStore } from '../store/deskStore';
import { Turns } from './turns';

const segment = (id: string, startMs: number | null, endMs: number | null = null) => [id, { id, startMs, endMs, speakerId: null }] as const;
const turnsOf = (...segments: ReturnType<typeof segment>[]) => {
  const state = { structure: 0, records: { segments: new Map(segments) } };
  return { state, turns: new Turns({ getState: () => state } as unknown as DeskStore) };
};
const { turns } = turnsOf(segment('a', 5_000), segment('untimed', null), segment('c', 30_000), segment('b', 20_000, 24_000));

test('nobody speaks before the first start', () => expect(turns.at(4_999)).toBeNull());
test('a segment is spoken from its own start', () => expect(turns.at(5_000)?.id).toBe('a'));
test('until the next start by time, whatever the order on the page', () => expect([19_999, 20_000, 30_000].map((ms) => turns.at(ms)?.id)).toEqual(['a', 'b', 'c']));
test('the last one goes on to the end', () => expect(turns.at(9_999_999)?.id).toBe('c'));
test('without times nobody is known to speak', () => expect(turnsOf().turns.at(1)).toBeNull());
test('a turn ends where it says, else where the next begins', () => expect(['a', 'b', 'c'].map((id) => turns.of(id)?.toMs)).toEqual([20_000, 24_000, 60_000]));

test('a new state of the structure is looked at anew, and an old one is not', () => {
  const { state, turns: changing } = turnsOf(segment('a', 5_000));
  const before = changing.list;
  expect(changing.list).toBe(before);
  state.records = { segments: new Map([segment('z', 1_000)]) };
  state.structure = 1;
  expect(changing.list.map(({ id }) => id)).toEqual(['z']);
});
