import { cutShort } from './cutShort.ts';

const TALK = ['Good morning from the harbour wall, dear listeners, wherever you are.', 'The boats go out with the ebb, and nobody sees them off.', 'And they come home with the flood, most of them.', 'Rarely more than one stays out there for the night.', 'That was all.', 'Until next time.'];
const said = (...texts: string[]) => texts.map((text) => ({ text }));
const was = said(...TALK);

test.each<[what: string, now: string[]]>([
  ['with a word corrected', TALK.map((text) => text.replace('ebb', 'current'))],
  ['with longer words at its end', [...TALK.slice(0, -1), 'Until the next tide, when we are back.', 'Goodbye.']],
  ['cut into other segments', TALK.join(' ').split(', ')],
  ['without its last segment', TALK.slice(0, -1)],
  ['without a segment in the middle', TALK.filter((_, at) => at !== 3)],
  ['with other last words', [...TALK.slice(0, -2), 'So much for the boats.', 'Goodbye.']],
  ['made anew in other words', TALK.map((text) => text.replaceAll(/[a-z]+/g, (word) => `${word}s`))],
])('a new version is no question %s', (_, now) => {
  expect(cutShort(was, said(...now))).toBeNull();
});

test.each<[what: string, now: string[]]>([
  ['ends early', TALK.slice(0, 2)],
  ['ends in the middle of a segment', [TALK[0]!, 'The boats go out with']],
  ['lacks only its last two segments', TALK.slice(0, -2)],
  ['lacks much in the middle', [...TALK.slice(0, 1), ...TALK.slice(-3)]],
  ['says something short instead', ['Bienvenidos a la marea.']],
])('a new version that %s is one', (_, now) => {
  expect(cutShort(was, said(...now))).toMatchObject({ ours: { segments: 6 }, theirs: { segments: now.length, end: now.at(-1) } });
});

test('both are told by their segments, words and last words', () => {
  expect(cutShort(was, said(TALK[0]!))).toEqual({ ours: { segments: 6, words: 49, end: 'Until next time.' }, theirs: { segments: 1, words: 11, end: '…from the harbour wall, dear listeners, wherever you are.' } });
});

test('nothing was there, so nothing can be missing', () => {
  expect(cutShort([], said('Hello.'))).toBeNull();
  expect(cutShort([], [])).toBeNull();
});
