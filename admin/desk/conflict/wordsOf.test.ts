import { segment, start } from '../store/testing/records';
import { wordsOf } from './wordsOf';

const records = start();

test('a segment is its time, the name and its words', () => {
  expect(wordsOf({ ...segment('s9', 'a9', 'Not to be deleted.'), startMs: 44_000 }, '*', records)).toBe('0:44 Ann Tide\nNot to be deleted.');
});

test('a chapter is its time and title, a link what is read of it', () => {
  expect(wordsOf({ id: 'c1', startMs: 3_661_000, title: 'The tide', url: null, imageUrl: null }, '*', records)).toBe('1:01:01\nThe tide');
  expect(wordsOf({ id: 'r1', order: 'a1', title: 'Almanack', url: 'https://salt.example/alm', note: null, links: [] }, '*', records)).toBe('Almanack\nhttps://salt.example/alm');
});

test('a field is its value, a speaker the name, and one that is gone nothing', () => {
  expect(wordsOf(61_000, 'startMs', records)).toBe('1:01');
  expect(wordsOf('ann', 'speakerId', records)).toBe('Ann Tide');
  expect(wordsOf('gone', 'speakerId', records)).toBeNull();
  expect(wordsOf('', 'text', records)).toBeNull();
});
