import * as fc from 'fast-check';
import { timedText, type TimedRun } from './timedText.ts';

const run = (text: string, startMs: number | null = null, endMs: number | null = null): TimedRun => ({ text, startMs, endMs });

test('a run that is a word gives it its measured time', () => {
  expect(timedText([run('Low', 100, 300), run(' '), run('tide', 350, 600)], 0, 900)).toEqual({
    text: 'Low tide',
    words: [{ text: 'Low', startMs: 100, endMs: 300 }, { text: 'tide', startMs: 350, endMs: 600 }],
  });
});

test('runs without white space between them are one word, from the start of the first to the end of the last', () => {
  expect(timedText([run('har', 100, 300), run('bour', 300, 500), run('.'), run(' Yes', 700, 800)], 0, 900).words).toEqual([
    { text: 'harbour.', startMs: 100, endMs: 500 },
    { text: 'Yes', startMs: 700, endMs: 800 },
  ]);
});

test('words that share a run have estimated times inside it', () => {
  expect(timedText([run('Low tide', 100, 800)], 0, 900).words).toEqual([
    { text: 'Low', startMs: 100, endMs: 400, estimated: true },
    { text: 'tide', startMs: 400, endMs: 800, estimated: true },
  ]);
});

test('words without a time lie between those that have one', () => {
  expect(timedText([run('At '), run('low', 400, 500), run(' and '), run('high', 900, 1000), run(' water')], 0, 1500).words).toEqual([
    { text: 'At', startMs: 0, endMs: 400, estimated: true },
    { text: 'low', startMs: 400, endMs: 500 },
    { text: 'and', startMs: 500, endMs: 900, estimated: true },
    { text: 'high', startMs: 900, endMs: 1000 },
    { text: 'water', startMs: 1000, endMs: 1500, estimated: true },
  ]);
});

test('a run without an end lasts until the next one, the last one to the end of the cue', () => {
  expect(timedText([run('Low ', 100), run('and'), run(' tide', 500)], 0, 900).words).toEqual([
    { text: 'Low', startMs: 100, endMs: 500 },
    { text: 'and', startMs: 500, endMs: 500, estimated: true },
    { text: 'tide', startMs: 500, endMs: 900 },
  ]);
});

test('marks without a time leave a word measured, letters without one do not', () => {
  expect(timedText([run('“'), run('Low', 100, 300), run('?”'), run(' ha'), run('ven', 500, 600), run(' caf', 700, 800), run('é'), run('.')], 0, 900).words).toEqual([
    { text: '“Low?”', startMs: 100, endMs: 300 },
    { text: 'haven', startMs: 500, endMs: 600, estimated: true },
    { text: 'café.', startMs: 700, endMs: 800, estimated: true },
  ]);
});

test('a word of several runs has their lowest confidence', () => {
  expect(timedText([{ ...run('har', 0, 1), confidence: 0.9 }, { ...run('bour', 1, 2), confidence: 0.4 }], 0, 2).words).toEqual([{ text: 'harbour', startMs: 0, endMs: 2, confidence: 0.4 }]);
});

test('without any time there are no words, and white space is collapsed', () => {
  expect(timedText([run(' Low\n'), run('\t tide  ')], 0, null)).toEqual({ text: 'Low tide', words: null });
  expect(timedText([], 0, null)).toEqual({ text: '', words: null });
});

test('the words are those of the text, whatever the runs', () => {
  const runs = fc.array(fc.record({ text: fc.stringMatching(/^[ a.]{0,6}$/), startMs: fc.option(fc.nat(1000)), endMs: fc.option(fc.nat(1000)) }));
  fc.assert(fc.property(runs, fc.nat(1000), fc.option(fc.nat(1000)), (all, start, end) => {
    const { text, words } = timedText(all, start, end);
    expect(text).toBe(all.map((each) => each.text).join('').split(/\s+/).filter(Boolean).join(' '));
    if (words) expect(words.map((word) => word.text).join(' ')).toBe(text);
    for (const { startMs, endMs } of words ?? []) expect(endMs).toBeGreaterThanOrEqual(startMs);
  }));
});
