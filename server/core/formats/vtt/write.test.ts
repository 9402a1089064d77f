import { readFileSync } from 'node:fs';
import type { Word } from '../../model/segment.ts';
import type { Transcript, TranscriptSegment } from '../transcript.ts';
import { readVtt } from './read.ts';
import { toVtt } from './write.ts';

const fixture = (name: string): string => readFileSync(new URL(`../fixtures/vtt/${name}`, import.meta.url), 'utf8');
const segment = (text: string, rest: Partial<TranscriptSegment> = {}): TranscriptSegment => ({ startMs: 0, endMs: 60_000, speaker: 'Mara Quill', text, ...rest });
const written = (...segments: TranscriptSegment[]) => toVtt({ segments, durationMs: null });
const payloads = (file: string) => file.split('\n\n').slice(1).map((block) => block.trimEnd().split('\n').slice(2).join('\n'));

const speech = 'When the fog came down over the harbour wall, the ferryman lit his pipe and waited for it to go. It did not go. '
  + 'He waited until the lamps were lit, until the last of the passengers had gone home by road, and until the gulls were asleep.';
const wordsOf = (text: string, everyMs: number, lengthMs: number): Word[] => text.split(' ').map((word, at) => ({ text: word, startMs: everyMs * at, endMs: everyMs * at + lengthMs }));

describe('a transcript is written as its golden file shows', () => {
  test('long segments are cut into captions of two lines, and marked', () => {
    expect(written(segment(speech), segment('Aye.', { startMs: 60_000, endMs: 61_000, speaker: 'Óscar <Ó> Vane' }))).toBe(fixture('written/long.vtt'));
  });

  test('measured word times stand between the words, and estimates are marked', () => {
    const words = wordsOf(speech, 400, 350).map((word, at) => (at === 3 ? { ...word, estimated: true as const } : at > 20 ? { ...word, endMs: word.startMs + 400 } : word));
    expect(toVtt({ segments: [segment(speech, { words, endMs: 20_000 })], durationMs: null }, { wordTimes: true })).toBe(fixture('written/word-times.vtt'));
  });

  test('what was read with its cues kept is written as it came', () => {
    const source = fixture('loose/kept.vtt');
    expect(toVtt({ ...readVtt(source, { keepCues: true }), title: '' } as Transcript)).toBe(fixture('written/kept.vtt'));
  });
});

describe('word times', () => {
  test('are not written unless asked for', () => {
    expect(written(segment('Cast off', { words: wordsOf('Cast off', 400, 350) }))).not.toMatch(/<\d/);
  });

  test('of nothing but estimates are not written', () => {
    const words = wordsOf('Cast off', 400, 350).map((word) => ({ ...word, estimated: true as const }));
    expect(toVtt({ segments: [segment('Cast off', { words })], durationMs: null }, { wordTimes: true })).toContain('<v Mara Quill>Cast off\n');
  });

  test('that WebVTT cannot hold come back as estimates, never as other measurements', () => {
    const words: Word[] = [{ text: 'Cast', startMs: 500, endMs: 900 }, { text: 'off', startMs: 300, endMs: 400 }, { text: 'now', startMs: 900, endMs: 1000 }];
    const file = toVtt({ segments: [segment('Cast off now', { words, endMs: 2000 })], durationMs: null }, { wordTimes: true });
    const back = readVtt(file, {}).segments[0]!.words!;
    expect(back.map(({ estimated }) => estimated ?? false)).toEqual([false, true, false]);
    expect([back[0], back[2]]).toEqual([words[0], { text: 'now', startMs: 901, endMs: 1000 }]);
  });
});

describe('nothing breaks out', () => {
  test.each([
    ['an arrow', 'a --> b', 'a --&gt; b'],
    ['tags and references', '<v Eve>&lt; <00:00:01.000>', '&lt;v Eve&gt;&amp;lt; &lt;00:00:01.000&gt;'],
    ['blank lines and carriage returns', 'one\r\n\r\n00:00:01.000\r\rtwo', 'one 00:00:01.000 two'],
    ['NUL', 'a\0b', 'a\ufffdb'],
    ['a note', 'NOTE this', 'NOTE this'],
  ])('%s in words and names', (_, text, expected) => {
    expect(payloads(written(segment(text, { speaker: null })))).toEqual([expected]);
    expect(payloads(written(segment('words', { speaker: text })))).toEqual([`<v ${expected}>words`]);
  });

  test('nor by a name that ends as an arrow begins', () => {
    const file = written(segment('words', { speaker: 'Mara --' }));
    expect(payloads(file)).toEqual(['<v Mara -- >words']);
    expect(readVtt(file, { strict: true }).segments.map(({ speaker, text }) => [speaker, text])).toEqual([['Mara --', 'words']]);
  });

  test('nor by what a cue or a frame from elsewhere carries', () => {
    const evil = 'x\n\n00:00:00.000 --> 00:00:09.000\nevil';
    const cue = { id: evil, settings: evil, markup: evil };
    const file = toVtt({ segments: [segment('words', { cue })], durationMs: null, vtt: { header: evil, blocks: [{ kind: 'note', text: evil, before: 0 }, { kind: 'style', text: evil, before: 0 }] } });
    expect(readVtt(file, { strict: true }).segments.map(({ text }) => text)).toEqual(['words']);
  });
});

describe('what was kept of a cue', () => {
  const cue = { id: 'intro', settings: 'align:start', markup: '<v.far Mara Quill>Cast <i>off</i>.' };

  test('markup goes where the words were edited, settings and identifier stay', () => {
    expect(written(segment('Cast off now.', { cue }))).toContain('intro\n00:00:00.000 --> 00:01:00.000 align:start\n<v Mara Quill>Cast off now.\n');
    expect(written(segment('Cast off.', { cue, speaker: 'Óscar Vane' }))).toContain('\n<v Óscar Vane>Cast off.\n');
  });

  test('a segment that became long is cut, and its settings are those of each part', () => {
    expect(written(segment(speech, { cue })).match(/align:start/g)).toHaveLength(3);
  });
});
