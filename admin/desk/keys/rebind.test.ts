import { layered, type KeyMap } from './keyMap';
import { collisions, rebound, withoutOwn } from './rebind';

const map: KeyMap = { listening: { KeyA: 'fix', KeyN: 'next' }, editing: { 'Mod+Enter': 'play' }, anywhere: { 'Mod+KeyZ': 'undo' } };

test('keys collide with those of the same place and of anywhere', () => {
  expect(collisions(map, 'play', 'listening', 'KeyA')).toEqual([{ mode: 'listening', combination: 'KeyA', id: 'fix' }]);
  expect(collisions(map, 'play', 'editing', 'Mod+KeyZ')).toEqual([{ mode: 'anywhere', combination: 'Mod+KeyZ', id: 'undo' }]);
  expect(collisions(map, 'play', 'editing', 'KeyA')).toEqual([]);
  expect(collisions(map, 'fix', 'listening', 'KeyA')).toEqual([]);
});
test('new keys replace the old, and are taken from whoever had them', () => {
  const own = rebound(map, {}, { id: 'next', mode: 'listening', from: 'KeyN', to: 'KeyA' });
  expect(layered(map, own)).toEqual({ ...map, listening: { KeyA: 'next' } });
});
test('a command gets its keys back, from whoever has them now', () => {
  const own = rebound(map, {}, { id: 'next', mode: 'listening', from: 'KeyN', to: 'KeyA' });
  expect(layered(map, withoutOwn(map, own, 'next'))).toEqual(map);
  expect(layered(map, withoutOwn(map, own, 'fix')).listening).toEqual({ KeyA: 'fix' });
});
