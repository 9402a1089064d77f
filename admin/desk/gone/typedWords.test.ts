import type { Operation } from '#core/edit/operation';
import { typedWords } from './typedWords';

const edit = (...operations: Operation[]) => ({ clientId: 'c', operations, inverse: [], undoes: null });
const typed = (segmentId: string, text: string) => edit({ type: 'setText', segmentId, text });

test('the last words of each place are what is left, in the order in which they were begun', () => {
  expect(typedWords([typed('s1', 'The l'), typed('s2', 'Who?'), typed('s1', 'The lamp.')])).toEqual(['The lamp.', 'Who?']);
});

test('names, titles, addresses and notes are words, too, and so is what a replacement makes', () => {
  expect(typedWords([
    edit({ type: 'batch', operations: [{ type: 'renameSpeaker', speakerId: 'p1', name: 'Ann Tide' }, { type: 'setChapter', chapterId: 'c1', title: 'Salt' }] }),
    edit({ type: 'setIntroduction', episodeId: 'e1', introduction: 'Of bread.' }, { type: 'replaceAll', find: 'b', replacement: 'd', edits: [{ id: 'e1', in: 'introduction', was: 'Of bread.', spans: [{ start: 3, end: 4, text: 'd' }] }] }),
    edit({ type: 'setReference', referenceId: 'r1', title: 'Rye', url: 'https://rye.example', note: null }),
    edit({ type: 'replaceAll', find: 'a', replacement: 'b', edits: [{ id: 's1', was: 'a lamp', spans: [{ start: 0, end: 1, text: 'b' }] }, { id: 'c1', in: 'chapter', was: 'Salt', spans: [{ start: 0, end: 1, text: 'M' }] }] }),
  ])).toEqual(['Ann Tide', 'Malt', 'Of dread.', 'Rye', 'https://rye.example', 'b lamp']);
});

test('who speaks and when is none, nor is a text that was emptied', () => {
  expect(typedWords([edit({ type: 'setSpeaker', segmentIds: ['s1'], speakerId: 'p1' }, { type: 'shift', segmentIds: ['s1'], byMs: 100 }), typed('s1', 'gone'), typed('s1', ' ')])).toEqual([]);
});
