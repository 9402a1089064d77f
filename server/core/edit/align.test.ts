import * as fc from 'fast-check';
import type { Word } from '../model/segment.ts';
import { alignWords, matchEqual } from './align.ts';
import { seeded } from './fixtures/anyOperation.ts';
import { spoken } from './fixtures/crossing.ts';
import { speech } from './fixtures/speech.ts';

const phrase = fc.array(fc.constantFrom('we', 'We', 'cross,', 'cross', 'the', 'at', '–', 'dawn.'), { maxLength: 14 }).map((words) => words.join(' '));
const timed = (text: string) => (text === '' ? [] : spoken(text));
const estimate = (text: string, startMs: number, endMs: number): Word => ({ text, startMs, endMs, estimated: true });

/** Speech in which some words overlap the next and some leave a pause. */
function measured(texts: readonly string[], seed: number): Word[] {
  const next = seeded(seed);
  let ms = 0;
  return texts.map((text) => {
    const startMs = (ms += Math.floor(next() * 400));
    return { text, startMs, endMs: (ms += 40 + text.length * 30), confidence: 0.9 };
  });
}

/** Substitutes, deletes or inserts two words in a hundred each; every word that stays refers to its original. */
function edited(words: readonly Word[], seed: number): { text: string; was: Word | null }[] {
  const next = seeded(seed);
  const any = () => ({ text: next() < 0.3 ? ['the', 'and', 'a'][Math.floor(next() * 3)]! : words[Math.floor(next() * words.length)]!.text, was: null });
  return words.flatMap((was) => {
    const draw = next();
    const stays = { text: was.text, was };
    if (draw < 0.02) return [any()];
    if (draw < 0.04) return [];
    return draw < 0.06 ? [stays, any()] : [stays];
  });
}

describe('aligned words', () => {
  test('are the words of the text, their times never running backwards', () =>
    fc.assert(fc.property(phrase, phrase, (before, after) => {
      const words = alignWords(timed(before), after, { startMs: 900, endMs: 5000 });
      expect(words.map((word) => word.text).join(' ')).toBe(after);
      const times = words.flatMap((word) => [word.startMs, word.endMs]);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    })));

  test('are exactly as they were where nothing changed', () => fc.assert(fc.property(phrase, (same) => expect(alignWords(timed(same), same)).toEqual(timed(same)))));

  test('have a time that was measured for the very word, or say that they have not', () =>
    fc.assert(fc.property(phrase, phrase, (before, after) => {
      const old = timed(before);
      for (const word of alignWords(old, after).filter(({ estimated }) => !estimated)) {
        const was = old.find(({ startMs }) => startMs === word.startMs);
        expect(was?.text.toLowerCase().replace(/[,.]/, '')).toBe(word.text.toLowerCase().replace(/[,.]/, ''));
        expect(was?.endMs).toBe(word.endMs);
      }
    })));

  test('start in order where those before did, also where they overlapped', () => {
    const overlapping = [{ text: 'We', startMs: 0, endMs: 500 }, { text: 'cross', startMs: 300, endMs: 900 }, { text: 'now', startMs: 800, endMs: 1000 }];
    const starts = alignWords(overlapping, 'We all do cross right now').map(({ startMs }) => startMs);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });
});

describe('a word', () => {
  const words = measured(['Well', 'hello', 'there', 'old', 'friend'], 7);
  const [well, hello, there, old, friend] = words as [Word, Word, Word, Word, Word];

  test('that is only written otherwise is the same word', () =>
    expect(alignWords(words, 'Well, “Hello” there: OLD friend!')).toEqual([
      { ...well, text: 'Well,' }, { ...hello, text: '“Hello”' }, { ...there, text: 'there:' }, { ...old, text: 'OLD' }, { ...friend, text: 'friend!' },
    ]));
  test('that replaces another is said when that was, and that is an estimate', () =>
    expect(alignWords(words, 'Well hello there dear neighbour')).toEqual([well, hello, there, estimate('dear', old.startMs, old.endMs), estimate('neighbour', friend.startMs, friend.endMs)]));
  test('that is new stands between the end of the one before and the start of the one after', () =>
    expect(alignWords(words, 'Well hello there my old friend')).toEqual([well, hello, there, estimate('my', there.endMs, old.startMs), old, friend]));
  test('shares the time of the words it replaces where they were fewer or more', () => {
    expect(alignWords(words, 'Well hello neighbour')).toEqual([well, hello, estimate('neighbour', there.startMs, friend.endMs)]);
    const [big, wide] = alignWords(words, 'Well hello there big wide, friend').slice(3);
    expect([big!.startMs, wide!.endMs, big!.endMs === wide!.startMs]).toEqual([old.startMs, old.endMs, true]);
  });
  test('at either end is bounded by the speech around it', () => {
    const edges = { startMs: 0, endMs: friend.endMs + 600 };
    expect(alignWords(words, 'Oh Well hello there old friend', edges)[0]).toEqual(estimate('Oh', 0, well.startMs));
    expect(alignWords(words, 'Well hello there old friend again', edges).at(-1)).toEqual(estimate('again', friend.endMs, friend.endMs + 600));
    expect(alignWords(words, 'Oh Well hello there old friend again').map(({ startMs, endMs }) => endMs - startMs).filter((ms) => ms === 0)).toHaveLength(2);
  });
  test('that was an estimate stays one', () => expect(alignWords([estimate('We', 0, 100), estimate('cross', 100, 300)], 'We CROSS')).toEqual([estimate('We', 0, 100), estimate('CROSS', 100, 300)]));
});

describe('of the words that six edits in a hundred leave', () => {
  test.each([1, 2, 3, 4, 5, 6])('at least 99.9 % keep their exact times: 6,000 words of seed %i', (seed) => {
    const before = measured(speech(seed, 6_000), seed);
    const after = edited(before, seed + 100);
    const aligned = alignWords(before, after.map(({ text }) => text).join(' '));
    expect(aligned.map(({ text }) => text)).toEqual(after.map(({ text }) => text));
    const stayed = after.flatMap(({ was }, index) => (was ? [{ was, is: aligned[index]! }] : []));
    expect(stayed.length).toBeGreaterThan(5_500);
    expect(stayed.filter(({ was, is }) => was === is).length / stayed.length).toBeGreaterThanOrEqual(0.999);
  });

  test('a whole transcript keeps them too, with an hour cut out of it and another put in', () => {
    const [talk, foreign] = [measured(speech(11, 40_000), 11), speech(12, 9_000)];
    const after = [...talk.slice(0, 10_000).map(({ text }) => text), ...foreign, ...talk.slice(19_000).map(({ text }) => text)];
    const aligned = alignWords(talk, after.join(' '));
    const kept = [...aligned.slice(0, 10_000), ...aligned.slice(19_000)].filter((word, index) => word === (talk[index < 10_000 ? index : index + 9_000]));
    expect(kept.length / 31_000).toBeGreaterThanOrEqual(0.999);
  });
});

describe('matching', () => {
  const lists = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 });

  test('pairs equal values, in order', () =>
    fc.assert(fc.property(lists, lists, (a, b) => {
      const pairs = matchEqual(a, b);
      expect(pairs.every(([i, j]) => a[i] === b[j])).toBe(true);
      expect(pairs.every(([i, j], index) => index === 0 || (i > pairs[index - 1]![0] && j > pairs[index - 1]![1]))).toBe(true);
    })));

  test('knows more words apart than there are characters', () => {
    const words = Array.from({ length: 140_000 }, (_, index) => `word${index}`);
    const less = words.filter((_, index) => index % 10 !== 0);
    expect(matchEqual(words, less)).toHaveLength(less.length);
  });

  test('follows a stretch that moved as far as order allows', () => {
    const words = speech(21, 3_000);
    expect(matchEqual(words, [...words.slice(2_000), ...words.slice(0, 2_000)]).length).toBeGreaterThanOrEqual(2_000);
  });

  test('gives up on texts that have nothing to do with each other', () => {
    const [a, b] = [1, 2].map((seed) => speech(seed, 20_000).map((word) => `${word}${seed}`));
    expect(matchEqual(a!, b!)).toEqual([]);
  });
});
