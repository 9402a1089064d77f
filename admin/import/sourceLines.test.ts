import { sourceLines } from './sourceLines';

const part = (kind: string, startLine: number, endLine: number, heading: string | null = null) => ({ kind, heading, startLine, endLine });

describe('the lines of notes that are looked at before an import', () => {
  const notes = 'How dough rests\nWe bake.\nChapters\n0:00 Flour\n';
  const parts = [part('title', 1, 1), part('introduction', 2, 2), part('chapters', 3, 4, 'Chapters')];

  test('each says what it was read as, and the first of a part begins it', () => {
    expect(sourceLines({ notes, parts, warnings: [] }).map(({ number, kind, begins }) => [number, kind, begins?.kind ?? null])).toEqual([
      [1, 'title', 'title'],
      [2, 'introduction', 'introduction'],
      [3, 'chapters', 'chapters'],
      [4, 'chapters', null],
    ]);
  });

  test('a warning stands at its line', () => {
    const warning = { code: 'unread-time', line: 4, message: 'No time here.' };
    expect(sourceLines({ notes, parts, warnings: [warning] })[3]?.warnings).toEqual([warning]);
  });

  test('a warning beyond the end is shown at the last line', () => {
    const warning = { code: 'broken-off', line: 9, message: 'It breaks off.' };
    expect(sourceLines({ notes, parts, warnings: [warning] }).map((line) => line.warnings.length)).toEqual([0, 0, 0, 1]);
  });

  test.each(['a\nb', 'a\r\nb', 'a\rb'])('%j has two lines', (text) => expect(sourceLines({ notes: text, parts: [], warnings: [] }).map((line) => line.text)).toEqual(['a', 'b']));

  test('no notes have no lines', () => expect(sourceLines({ notes: null, parts: [], warnings: [] })).toEqual([]));
});
