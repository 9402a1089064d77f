import { layered, type KeyMap } from './keyMap';
import { bindingsFor, collisions, rebound, withoutOwn } from './rebind';

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

const numbered: KeyMap = { listening: { Digit1: 'one.1', Digit2: 'one.2' }, editing: {}, anywhere: {} };
const place = (pressed: string) => bindingsFor(numbered, ['new'], null, pressed)![0];

describe('keys that are pressed', () => {
  test('for a series are its numbers, with the modifiers that were held', () => {
    expect(bindingsFor(numbered, ['one.1', 'one.2'], 'listening', 'Shift+Digit7')).toEqual([
      { id: 'one.1', mode: 'listening', from: 'Digit1', to: 'Shift+Digit1' }, { id: 'one.2', mode: 'listening', from: 'Digit2', to: 'Shift+Digit2' },
    ]);
    expect(bindingsFor(numbered, ['one.1', 'one.2'], 'listening', 'KeyX')).toBeNull();
  });
  test('for a command without any are its own on the page, and with Mod or Ctrl or as a function key anywhere', () => {
    expect([place('KeyX'), place('Shift+KeyX'), place('Mod+KeyE'), place('F8')]).toEqual([
      { id: 'new', mode: 'listening', from: null, to: 'KeyX' }, { id: 'new', mode: 'listening', from: null, to: 'Shift+KeyX' },
      { id: 'new', mode: 'anywhere', from: null, to: 'Mod+KeyE' }, { id: 'new', mode: 'anywhere', from: null, to: 'F8' },
    ]);
  });
});
