import * as fc from 'fast-check';
import { detectNotesFormat, readNotes } from './read.ts';

const format = fc.constantFrom('text' as const, 'html' as const);
const line = fc.oneof(
  fc.constantFrom('Chapters', 'Transcript', 'Links:', '* 0:00 Intro', '* 7:51 Tides', '- 9:00', '• 9:30 Spring', 'Ann Lee (0:05)', '[0:50] Bo: So.', 'Bo  0:55', '[0:57] - Bo', '(0:45) And then.', '[1:10]', 'Tides', 'She said so.', '', '<p>', '</p><ul><li>', '&amp;', '<strong>Bo (1:00)</strong> Yes.', '\r'),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const page = fc.array(line, { maxLength: 25 }).map((lines) => lines.join('\n'));

describe('reading any page', () => {
  test('never throws, gives the same each time, and its parts cover the page without gap or overlap', () => {
    fc.assert(
      fc.property(page, format, (source, as) => {
        const reading = readNotes(source, as);
        expect(readNotes(source, as)).toEqual(reading);
        let position = 0;
        for (const part of reading.parts) {
          expect(part.start).toBe(position);
          position = part.end;
        }
        expect(position).toBe(source.length);
      }),
      { numRuns: 300 },
    );
  });

  test('counts every segment for its speaker', () => {
    fc.assert(
      fc.property(page, format, (source, as) => {
        const { segments, speakers } = readNotes(source, as);
        for (const { name, segments: count } of speakers) expect(segments.filter(({ speaker }) => speaker === name)).toHaveLength(count);
      }),
    );
  });
});

describe('the format of notes', () => {
  test.each([
    ['<p>Hello</p>', 'html'],
    ['Hello<br/>there', 'html'],
    ['Hello there', 'text'],
    ['a < b and b > c', 'text'],
    ['Ask & it is given', 'text'],
  ] as const)('of %j is %s', (source, as) => expect(detectNotesFormat(source)).toBe(as));
});

const speakers = (source: string): string[] => readNotes(source, 'html').speakers.map(({ name, segments }) => `${name} ${segments}`);

describe('what looks like a turn', () => {
  const talk = '<h3>Transcript</h3><p><b>Ann:</b> What now?<br><b>Bo:</b> Nothing.</p><p><b>Ann:</b> And then?<br><b>Bo:</b> Salt.</p>';
  test('is none in a line of what somebody says, unless the name is emphasised or speaks elsewhere', () => {
    expect(speakers(`${talk}<p><b>Ann:</b> The rules are these.<br>Rule One: wait.<br>Remember: do not sleep.</p>`)).toEqual(['Ann 3', 'Bo 2']);
    expect(speakers(`${talk}<p><b>Ann:</b> So?<br>Bo: So it is.</p>`)).toEqual(['Ann 3', 'Bo 3']);
    expect(speakers(`${talk}<p><b>Ann:</b> So?<br><b>Cy:</b> So it is.</p>`)).toEqual(['Ann 3', 'Bo 2', 'Cy 1']);
  });
  test('is none without the word “Transcript”', () => {
    for (const body of ['<p>Ann: What now?<br>Bo: Nothing.<br>Ann: And then?</p>', '<p>[Ann] What now?</p><p>[Bo] Nothing.</p><p>[Ann] And then?</p>', '<p>0:00 - Ann (Host)<br>What now?</p><p>0:10 - Bo (Guest)<br>Nothing.</p><p>0:20 - Ann (Host)<br>So.</p>',
      '<p>[00:00 --&gt; 00:10] What now?</p><p>[00:10 --&gt; 00:20] Nothing.</p>', '<p>[Transcripts are made by machines]</p><p>Ann: What now?</p><p>Bo: Nothing.</p><p>Ann: And then?</p>', '<p>— The transcript —</p><ul><li>Read it there.</li></ul>']) expect([body, readNotes(`<p>About salt.</p>${body}`, 'html').segments]).toEqual([body, []]);
  });
});

describe('pages made to hurt', () => {
  test('elements nested without end are read, and reported once with their line', () => {
    const source = `<p>Before</p>\n${'<div><b>'.repeat(20_000)}\n<p>After`;
    const { warnings, introduction } = readNotes(source, 'html');
    expect(warnings.map(({ code, line: at }) => [code, at])).toEqual([['too-deep', 2]]);
    expect(introduction).toBe('Before\n\nAfter');
  });

  test.each([
    ['one long line', 'word and word, '.repeat(100_000)],
    ['spaces', ' '.repeat(1_000_000)],
    ['open brackets', '('.repeat(1_000_000)],
    ['digits', '1'.repeat(1_000_000)],
    ['colons and digits', '1:11'.repeat(500_000)],
    ['bullets', '* a '.repeat(200_000)],
    ['tags never closed', '<p '.repeat(300_000)],
    ['ampersands', '&a'.repeat(500_000)],
    ['links', 'https://a.example/ '.repeat(30_000)],
    ['turns', 'Ann (0:05)\n'.repeat(30_000)],
    ['turns without a name', 'Transcript\n(0:05) So.\n'.repeat(20_000)],
    ['turns that nobody reads in order', '(0:05) So.\n(0:01)\n'.repeat(15_000)],
    ['names without brackets', 'Transcript\n' + 'Ann Lee  0:05\nSo.\n'.repeat(20_000)],
    ['turns in one paragraph', 'Transcript\n\n' + 'Ann Lee: So.\n'.repeat(20_000)],
    ['turns in lines', '<p>Transcript</p>' + '<p><b>Ann:</b> So.<br>Remember: so.<br>'.repeat(10_000)],
    ['times in ranges', 'Transcript\n' + '[0:05 --> 0:06] So.\n'.repeat(20_000)],
    ['brackets around names', 'Transcript\n' + '[Ann] '.repeat(100_000)],
    ['chapters', '* 99:99 x\n'.repeat(30_000)],
    ['times without titles', 'Chapters\n0:00 A\n' + '1:15\n'.repeat(60_000)],
    ['typed bullets', '<p>• 0:00 x</p>'.repeat(20_000)],
    ['headings', 'Transcript\n'.repeat(30_000)],
    ['lists of links', 'Links:\n* a\n'.repeat(20_000)],
  ])('%s are read in time that grows with their length', (_, source) => {
    for (const as of ['text', 'html'] as const) expect(readNotes(source, as).parts.at(-1)!.end).toBe(source.length);
  });
});
