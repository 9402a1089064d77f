import { combinationOf, signOf, type KeyPress } from './combination';

const press = (code: string, held: string = '', key = ''): KeyPress => ({ code, key, ctrlKey: held.includes('C'), metaKey: held.includes('M'), altKey: held.includes('A'), shiftKey: held.includes('S') });

test.each([
  ['a key by its place, whatever the layout prints', press('KeyZ', '', 'y'), false, 'KeyZ'],
  ['Ctrl as the first modifier', press('KeyZ', 'CS'), false, 'Mod+Shift+KeyZ'],
  ['⌘ as the first modifier of an Apple keyboard', press('KeyZ', 'M'), true, 'Mod+KeyZ'],
  ['Ctrl of an Apple keyboard as itself', press('KeyZ', 'C'), true, 'Ctrl+KeyZ'],
  ['digits of the number pad as digits', press('Numpad3'), false, 'Digit3'],
  ['a modifier alone as none', press('ShiftLeft', 'S'), false, null],
  ['what is pressed with the Windows key as none of ours', press('KeyE', 'M'), false, null],
])('reads %s', (_what, pressed, apple, combination) => expect(combinationOf(pressed, apple)).toBe(combination));

test('a sign is known wherever it is printed', () => expect([press('Slash', 'S', '?'), press('Minus', 'S', '?'), press('KeyA', '', 'a'), press('Slash', 'C', '/')].map(signOf)).toEqual(['?', '?', null, null]));
