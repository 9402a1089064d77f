import { commandsEnglish } from '../../i18n/commands.en';
import { deskEnglish } from '../../i18n/desk.en';
import { findEnglish } from '../../i18n/find.en';
import { glossaryEnglish } from '../../i18n/glossary.en';
import { commands, commandNamed } from './commands';
import { defaultKeys } from './defaultKeys';
import { boundTwice, commandIn, keysOf, layered, MODES } from './keyMap';
import { reservations, reservedBy } from './reserved';
import type { Platform } from './platform';
import { PRESETS, presets } from './presets';

/** Every file of words that names commands. */
const english = [commandsEnglish, findEnglish, glossaryEnglish];
const isNamed = (key: string): boolean => english.some((words) => typeof key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], words) === 'string');

const platforms: Platform[] = ['windows', 'macos', 'linux'];

const maps = platforms.flatMap((platform) => PRESETS.map((preset) => ({ platform, preset, map: layered(defaultKeys(platform), presets[preset]) })));

describe.each(maps)('the keys of the preset $preset on $platform', ({ platform, preset, map }) => {
  const bound = MODES.flatMap((mode) => Object.entries(map[mode]));

  test('take none that a browser, the system or a screen reader keeps', () => {
    const fixed = bound.filter(([, id]) => !commandNamed(id)?.fixed);
    expect(fixed.filter(([combination]) => reservedBy(combination, platform).some(({ kept }) => kept))).toEqual([]);
  });
  test('mean one thing in one place', () => expect(boundTwice(map)).toEqual([]));
  test('name commands that there are', () => expect(bound.filter(([, id]) => !commandNamed(id))).toEqual([]));
  test('leave plain keys to the words where one writes, but for those that part and join segments and leave', () => {
    const writing = Object.keys({ ...map.editing, ...map.anywhere }).filter((combination) => !/^(Mod|Ctrl)\+|F\d+$/.test(combination));
    expect(writing.sort()).toEqual(['Backspace', 'Delete', 'Enter', 'Escape', 'Shift+Enter', ...(preset === 'tab' ? ['Tab'] : [])]);
  });
});

test('no two commands have one name', () => expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length));
test('every command has a name in English', () => {
  expect(commands.flatMap(({ title, series }) => (series ? [title, series] : [title])).filter((key) => !isNamed(key))).toEqual([]);
});
test('what is reserved says by whom and on what', () => expect(reservations.filter(({ by, on, use }) => !by || !on.length || !use)).toEqual([]));
test('what it is wanted for has a name in English', () => expect(reservations.filter(({ use }) => !(use in deskEnglish.desk.keys.reserved))).toEqual([]));
test('a reservation of any key with a modifier holds for each', () => expect(reservedBy('Ctrl+Alt+KeyQ', 'macos')).toMatchObject([{ by: 'VoiceOver', kept: true }]));

describe('a change laid over a map', () => {
  const map = { listening: { KeyA: 'one', KeyB: 'two' }, editing: {}, anywhere: { F1: 'three' } };

  test('adds, replaces and takes away', () => {
    expect(layered(map, { listening: { KeyA: 'two', KeyC: 'one', KeyB: null } })).toEqual({ ...map, listening: { KeyA: 'two', KeyC: 'one' } });
  });
  test('a key of the place goes before one of anywhere', () => {
    expect([commandIn(map, 'listening', 'F1'), commandIn(layered(map, { editing: { F1: 'one' } }), 'editing', 'F1')]).toEqual(['three', 'one']);
  });
  test('the keys of a command are found', () => expect(keysOf(map, 'two')).toEqual([{ mode: 'listening', combination: 'KeyB' }]));
});
