import { Finding } from '../model/finding.ts';
import type { NotesReading } from '../notes/reading.ts';
import { checkEpisode, checkReading, formatFindings } from './check.ts';
import { chapter, episodeOfTurns, words } from './fixtures/episode.ts';

const troubled = episodeOfTurns([['Ana Ruiz', 0, words(50)], ['Ana', 2000, 'Yes.'], [null, 1000, 'and so', { line: null }]], {
  chapters: [chapter('c0', 0), chapter('c1', 60_000, 4)],
});

describe('checking an episode', () => {
  test('finds all there is, by place, in the shape of the contract', () => {
    const findings = checkEpisode(troubled);
    expect(findings.map(({ code, line }) => [code, line])).toEqual([
      ['chapters-platforms', 3], ['chapters-without-transcript', 4], ['label-variant', 12], ['start-order', null], ['broken-off', null], ['missing-speaker', null],
    ]);
    for (const finding of findings) {
      expect(Finding.parse(finding)).toEqual(finding);
      expect(finding.fix).toEqual(finding.fixes[0]?.operation ?? null);
    }
  });

  test('finds nothing in a good one', () => expect(checkEpisode(episodeOfTurns([['Ana Ruiz', 0, words(20)], ['Tom Okafor', 20_000, 'Yes.']], { chapters: [chapter('c0', 0), chapter('c1', 10_000), chapter('c2', 20_000)] }))).toEqual([]));

  test('works on a reading, whose speakers are numbered', () => {
    const segment = { startMs: 0, timeFrom: 'turn', endMs: null, speaker: 'Ana Ruiz', speakerFrom: 'turn', text: 'Hello.', heading: null, line: 3 } as const;
    const reading: NotesReading = {
      title: null, introduction: '', parts: [], chapters: [], warnings: [],
      references: [{ id: 'r0', title: 'A book on knots', url: null, note: null, links: [], line: 1 }],
      speakers: [{ name: 'Ana Ruiz', segments: 1 }, { name: 'Tom Okafor', segments: 1 }],
      segments: [{ id: 's0', ...segment }, { id: 's1', ...segment, startMs: 2000, speaker: 'Tom Okafor', text: 'I’m Ana Ruiz.', line: 5 }],
    };
    expect(checkReading(reading)).toMatchObject([{ code: 'reference-without-url' }, { code: 'introduced-by-another-name', recordId: 's1', line: 5, fix: { speakerId: 'p0' } }]);
  });
});

describe('findings in a terminal', () => {
  test('have a line each, with their fixes and a count', () => {
    expect(formatFindings(checkEpisode(episodeOfTurns([['Ana', 9000, 'Yes.'], [null, 1000, 'No.']])))).toBe(
      [
        'line 12  0:01  error    start-order      Starts at 0:01, but the segment before it at 0:09: one of the two times is wrong.',
        '    fix: The start before at 0:00 (one digit changed)',
        'line 12  0:01  warning  missing-speaker  Nobody is named for this segment.',
        '    fix: Ana speaks',
        '',
        '1 error, 1 warning',
        '',
      ].join('\n'),
    );
  });
  test('may be none', () => expect(formatFindings([])).toBe('No findings.\n'));
});
