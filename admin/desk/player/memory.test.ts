import { atFirst, PlayerMemory } from './memory';

const storage = () => {
  const kept = new Map<string, string>();
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
};

test('settings are those of the person', () => {
  const store = storage();
  new PlayerMemory(store, 'ada').keepSettings({ ...atFirst, rate: 1.5 });
  expect([new PlayerMemory(store, 'ada').settings().rate, new PlayerMemory(store, 'tom').settings().rate]).toEqual([1.5, 1]);
});

test('a setting that came later has its first value', () => {
  const store = storage();
  store.setItem('stet.player.ada', '{"settings":{"rate":2}}');
  expect(new PlayerMemory(store, 'ada').settings()).toEqual({ ...atFirst, rate: 2 });
});

test('who does not want to be followed is not, but for what was kept when scrolling once counted as that', () => {
  const store = storage();
  const memory = new PlayerMemory(store, 'ada');
  store.setItem('stet.player.ada', '{"settings":{"rate":2,"follow":false},"places":[["e",{"timeMs":1,"segmentId":null}]]}');
  memory.keepPlace('f', { timeMs: 2, segmentId: null });
  expect([memory.settings(), memory.place('e')?.timeMs]).toEqual([{ ...atFirst, rate: 2 }, 1]);
  memory.keepSettings({ ...atFirst, follow: false });
  expect(memory.settings().follow).toBe(false);
});

test('places are by episode, the oldest are forgotten', () => {
  const memory = new PlayerMemory(storage(), 'ada');
  for (let n = 0; n < 201; n += 1) memory.keepPlace(`e${n}`, { timeMs: n, segmentId: null });
  memory.keepPlace('e5', { timeMs: 55, segmentId: 's' });
  expect([memory.place('e0'), memory.place('e1')?.timeMs, memory.place('e5')]).toEqual([null, 1, { timeMs: 55, segmentId: 's' }]);
});

test('what cannot be read is nothing, what cannot be kept is no matter', () => {
  const store = { getItem: () => '{"settings', setItem: () => { throw new Error('full'); } };
  const memory = new PlayerMemory(store, 'ada');
  memory.keepPlace('e', { timeMs: 1, segmentId: null });
  expect([memory.settings(), memory.place('e')]).toEqual([atFirst, null]);
});
