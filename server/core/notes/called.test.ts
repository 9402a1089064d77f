import { calledHere, labelOf } from './called.ts';

const names = new Map([['Jon', 'Jonathan Reed'], ['Jonny', 'Jonathan Reed'], ['Mara', 'Mara']]);
const called = calledHere(['Jon', 'Mara', 'Jonny', 'Jon', 'Nobody'], (label) => names.get(label));

test('only labels that are not the speaker’s name are kept', () => {
  expect(called).toEqual({ Jon: 'Jonathan Reed', Jonny: 'Jonathan Reed' });
  expect(calledHere(['Mara'], (label) => names.get(label))).toBeNull();
});

test.each([
  ['stays as the notes have it', 'Jonathan Reed', 'Jonny', 'Jonny'],
  ['is called elsewhere as the notes call them', 'Jonathan Reed', 'Mara', 'Jon'],
  ['and where nobody was named', 'Jonathan Reed', null, 'Jon'],
  ['who was renamed since has the new name', 'Jonathan R.', 'Jon', 'Jonathan R.'],
  ['without an alias has their name', 'Mara', 'Jon', 'Mara'],
])('somebody %s', (_, name, label, expected) => {
  expect(labelOf(name, called, label)).toBe(expected);
});

test('a label may be any text', () => {
  const odd = calledHere(['__proto__', 'constructor'], () => 'Mara');
  expect([labelOf('Mara', odd, '__proto__'), labelOf('Mara', odd, 'constructor'), labelOf('Jon', odd, 'toString')]).toEqual(['__proto__', 'constructor', 'Jon']);
});
