import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { FileContent } from '../fileContent.ts';
import type { ReadOptions, TranscriptReading } from '../reading.ts';
import type { TranscriptSegment } from '../transcript.ts';
import { audacity, chapterLabels, segmentLabels } from './audacity.ts';

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/audacity/${name}`, import.meta.url));
const readBytes = (bytes: Uint8Array, options: ReadOptions = {}) => audacity.read!(new FileContent(bytes), options) as TranscriptReading;
const readText = (text: string, options: ReadOptions = {}) => readBytes(new TextEncoder().encode(text), options);
const detect = (text: string) => audacity.detect!(FileContent.ofText(text));
const segment = (parts: Partial<TranscriptSegment>): TranscriptSegment => ({ startMs: 0, endMs: null, speaker: null, text: '', ...parts });

describe('Audacity labels as a transcript', () => {
  const { segments, speakers, report } = readBytes(fixture('voices.txt'), { keepCues: true });

  test('have a speaker where the label begins with a name', () => {
    expect(segments.map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text])).toEqual([
      [0, 4_250, 'Pia Lund', 'Welcome to the lighthouse.'],
      [4_250, null, 'Pia Lund', 'It is still lit.'],
      [6_100, 10_000, 'Óscar de la Vane', 'Only on Sundays.'],
      [12_000, null, null, '(a gull)'],
      [15_000, 18_000, null, 'keep: in mind'],
    ]);
    expect(speakers).toEqual(['Pia Lund', 'Óscar de la Vane']);
  });

  test('have none where a word before a colon is no name, or only one label among many has one', () => {
    expect(readText('0\t1\tNote: it is lit.\n').speakers).toEqual([]);
    expect(readText(`0\t1\tLit.\n${'1\t2\tStill lit.\n'.repeat(9)}2\t3\tListen: a gull.\n`).speakers).toEqual([]);
  });

  test('have the speakers that WhisperX writes in brackets before the words', () => {
    const inBrackets = ['0\t1\t[[SPEAKER_00]]Is it lit?', '1\t2\t[[SPEAKER_01]]Still lit.', '2\t3\t[[SPEAKER_00]]Good.'].join('\n');
    expect(readText(inBrackets).segments.map(({ speaker, text }) => [speaker, text])).toEqual([['SPEAKER_00', 'Is it lit?'], ['SPEAKER_01', 'Still lit.'], ['SPEAKER_00', 'Good.']]);
    expect(readText('0\t1\t[music] Lit.\n').speakers).toEqual([]);
  });

  test('are counted, and one without text is named', () => {
    expect(report).toEqual({ read: 5, repaired: [], rejected: [{ line: 6, why: 'The label has no text.' }] });
  });

  test('of one speaker are joined unless the cues are to be kept', () => {
    expect(readBytes(fixture('voices.txt')).segments.map(({ text }) => text)).toContain('Welcome to the lighthouse. It is still lit.');
  });

  test('of several tracks are put in order', () => {
    const { segments, report } = readText('5\t6\tAnna: Two.\n0\t1\tBo: One.\n');
    expect(segments.map(({ text }) => text)).toEqual(['One.', 'Two.']);
    expect(report.repaired).toHaveLength(1);
  });
});

describe('Audacity labels as chapters', () => {
  const { chapters, report } = readBytes(fixture('comma.txt'), { kind: 'chapters' });

  test('may have comma decimals, tabs in the text, no end, and times the wrong way round', () => {
    expect(chapters.map(({ startMs, title }) => [startMs, title])).toEqual([
      [0, 'Casting off'], [0, 'Horn'], [61_250, 'Tides, and fuel'], [95_500, 'Lamp room'], [120_000, 'Backwards'],
    ]);
  });

  test('say what was repaired and left out, a run of lines once', () => {
    expect(report.repaired.map(({ line }) => line)).toEqual([1, 8, 9]);
    expect(report.rejected).toEqual([
      { line: 5, why: 'The line does not begin with a time in seconds and a tab (2 times, to line 6).' },
      { line: 7, why: 'The label is before the start of the recording.' },
    ]);
  });
});

describe('Audacity labels are known by', () => {
  test('two times and a label with tabs between', () => {
    expect(detect('\n0.5\t1,5\tHello')).toMatch(/tabs/);
    expect(detect('0.5\t1.5')).toBeNull();
    expect(detect('0.5 1.5 Hello')).toBeNull();
    expect(detect('start\tend\tlabel')).toBeNull();
  });
});

describe('written labels', () => {
  test('have six decimals, and are points where no end is known', () => {
    expect(segmentLabels({ segments: [segment({ startMs: 61_007, endMs: 62_000, speaker: 'Pia: L', text: 'a\n\tb' }), segment({ startMs: 5, text: 'Mara: c' }), segment({ text: ' ' })] }))
      .toBe('61.007000\t62.000000\tPia L: a b\n61.007000\t61.007000\t: Mara: c\n');
    expect(chapterLabels({ chapters: [{ startMs: 1_500, title: 'B', url: null, imageUrl: null }, { startMs: 0, title: 'A', url: null, imageUrl: null }] }))
      .toBe('0.000000\t0.000000\tA\n1.500000\t1.500000\tB\n');
  });

  test('are the chapters where there are no segments', () => {
    const chapters = [{ startMs: 0, title: 'A', url: null, imageUrl: null }];
    const transcript = { title: '', language: null, durationMs: null, segments: [], chapters };
    expect(audacity.write!(transcript, {})).toBe(chapterLabels({ chapters }));
  });

  test('return speaker, words and times to the millisecond', () => {
    const words = fc.array(fc.constantFrom('well', 'Note:', 'Mara:', ': ', 'a:b', '-->', ':', '7.5', '\\', 'Ó', '🛟', '\t', 'Pia', '"x"'), { minLength: 1, maxLength: 6 }).map((list) => list.join(' ')).filter((text) => text.trim() !== '');
    const turn = fc.record({ gap: fc.nat(5_000_000), length: fc.option(fc.integer({ min: 1, max: 90_000 }), { nil: null }), speaker: fc.constantFrom(null, 'Pia Lund', 'SPEAKER_01', 'Óscar de la Vane', '王芳'), words });
    fc.assert(fc.property(fc.array(turn, { maxLength: 20 }), (turns) => {
      let at = 0;
      const segments = turns.map(({ gap, length, speaker, words: text }) => segment({ startMs: (at += gap), endMs: length === null ? null : at + length, speaker, text }));
      const returned = readText(segmentLabels({ segments }), { keepCues: true });
      expect(returned.segments.map(({ startMs, endMs, speaker, text }) => ({ startMs, endMs, speaker, text })))
        .toEqual(segments.map(({ startMs, endMs, speaker, text }) => ({ startMs, endMs, speaker, text: text.replace(/\s+/g, ' ').trim() })));
      expect(returned.report.repaired).toEqual([]);
    }), { numRuns: 200 });
  });
});

describe('whatever the file holds', () => {
  test.each([['digits on one line', '1'], ['labels', '1\t2\tA: b\n'], ['frequencies', '\\\n']])('ten megabytes of %s are read or rejected', (_, unit) => {
    const { report } = readText(unit.repeat(Math.ceil(1e7 / unit.length)));
    expect(report.read > 0 || report.rejected.length > 0).toBe(true);
  });
});
