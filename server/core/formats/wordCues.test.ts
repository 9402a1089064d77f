import { cuesOfWords, type SpokenRun } from './wordCues.ts';

/** `word@start-end`, in seconds; `word` alone has no time. */
const run = (said: string, speaker: string | null = null): SpokenRun => {
  const match = /^(.*)@([\d.]+)-([\d.]+)$/.exec(said);
  return match ? { text: ` ${match[1]}`, startMs: Number(match[2]) * 1000, endMs: Number(match[3]) * 1000, speaker } : { text: said, startMs: null, endMs: null, speaker };
};

describe('cues out of a stream of words', () => {
  test('begin after a sentence, after a pause of two seconds, and where the speaker changes', () => {
    const cues = cuesOfWords([...['Low@1-1.2', 'tide.@1.2-1.5', 'The@1.6-1.7', 'boat@4-4.5'].map((word) => run(word)), run('leans@4.6-5', 'Ines')]);
    expect(cues.map(({ text, startMs, endMs, speaker }) => [text, startMs, endMs, speaker])).toEqual([['Low tide.', 1_000, 1_500, null], ['The', 1_600, 1_700, null], ['boat', 4_000, 4_500, null], ['leans', 4_600, 5_000, 'Ines']]);
  });

  test('end before the word that would take them past 200 characters', () => {
    const cues = cuesOfWords(Array.from({ length: 100 }, (_, at) => run(`wave@${at}-${at + 1}`)));
    expect(cues.map(({ text }) => text.length)).toEqual([199, 199, 99]);
  });

  test('never begin inside a word, nor before the marks that follow it', () => {
    const cues = cuesOfWords([run('Hello@1-1.4'), { ...run('!', null), startMs: 9_000, endMs: 9_000 }, { text: '”', startMs: null, endMs: null, speaker: null }, run('Yes@9.5-9.8')]);
    expect(cues.map(({ text }) => text)).toEqual(['Hello!”', 'Yes']);
  });

  test('of words without any time stand after what came before', () => {
    expect(cuesOfWords([run('One.@1-2'), run(' Two three.')], 500).map(({ startMs, endMs, words }) => [startMs, endMs, words?.length])).toEqual([[1_000, 2_000, 1], [2_000, null, undefined]]);
    expect(cuesOfWords([run(' Alone.')], 500)).toEqual([{ startMs: 500, endMs: null, speaker: null, text: 'Alone.', words: null }]);
  });

  test('of nothing are none', () => expect(cuesOfWords([run(' '), run('')])).toEqual([]));
});
