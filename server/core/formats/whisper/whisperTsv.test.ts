import { FileContent } from '../fileContent.ts';
import { detectFormat } from '../readFile.ts';
import type { TranscriptReading } from '../reading.ts';
import { whisperTsv } from './whisperTsv.ts';

const HEADER = 'start\tend\ttext';
const read = (lines: readonly string[], keepCues = true) => whisperTsv.read!(FileContent.ofText([HEADER, ...lines, ''].join('\n')), { keepCues }) as TranscriptReading;
const told = ({ segments }: TranscriptReading) => segments.map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text]);

describe('Whisper’s table', () => {
  test('is known by its line of names, and not by another table’s', () => {
    expect(detectFormat(FileContent.ofText(`${HEADER}\r\n0\t4000\tThe ferry is late.\r\n`))).toMatchObject({ format: { name: 'whisper-tsv' } });
    expect(detectFormat(FileContent.ofText('start\tend\ttext and more\n0\t4000\tThe ferry is late.\n'))?.format.name).not.toBe('whisper-tsv');
    expect(detectFormat(FileContent.ofText('0.5\t1.5\tThe ferry is late.\n'))).toMatchObject({ format: { name: 'audacity' } });
  });

  test('has its times in milliseconds', () => {
    const reading = read(['0\t4250\tThe ferry is late.', '4250\t7001\t It always is.']);
    expect(told(reading)).toEqual([[0, 4_250, null, 'The ferry is late.'], [4_250, 7_001, null, 'It always is.']]);
    expect(reading.report).toEqual({ read: 2, repaired: [], rejected: [] });
  });

  test('is joined into paragraphs', () => {
    expect(told(read(['0\t4250\tThe ferry is late.', '4250\t7001\tIt always is.'], false))).toEqual([[0, 7_001, null, 'The ferry is late. It always is.']]);
  });

  test('may name speakers before the words', () => {
    expect(told(read(['0\t1000\t[SPEAKER_00]: Late again?', '1000\t2000\t[SPEAKER_01]: As ever.']))).toEqual([[0, 1_000, 'SPEAKER_00', 'Late again?'], [1_000, 2_000, 'SPEAKER_01', 'As ever.']]);
  });

  test('says what was repaired and what was left out, with its line', () => {
    const reading = read(['-20\t900\tA horn.', '', 'no times here', '900\t1000\t', '3000\t2000\tBackwards.', '9999999999999\t9999999999999\tNever.']);
    expect(told(reading)).toEqual([[0, 900, null, 'A horn.'], [3_000, null, null, 'Backwards.']]);
    expect(reading.report).toEqual({
      read: 2,
      repaired: [{ line: 2, what: 'The segment began before the recording; it begins at 0.' }, { line: 6, what: 'The segment ended before it began; its end was left out.' }],
      rejected: [
        { line: 4, why: 'The line does not begin with two times in milliseconds and tabs.' },
        { line: 5, why: 'The segment has no text.' },
        { line: 7, why: 'The segment is later than 24 days.' },
      ],
    });
    expect(read([]).report.rejected).toEqual([{ line: 1, why: 'The table has no segments.' }]);
  });
});
