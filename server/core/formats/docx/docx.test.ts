import { jest } from '@jest/globals';
import * as fc from 'fast-check';
import { unzipSync } from 'fflate';
import { FileContent } from '../fileContent.ts';
import type { TranscriptReading } from '../reading.ts';
import { ferry } from '../testing/ferry.ts';
import { archive, bold, documentXml, paragraph, run, styled, stylesXml, table, wordDocument } from '../testing/wordDocument.ts';
import type { Transcript, TranscriptSegment } from '../transcript.ts';
import { docx } from './docx.ts';

const read = async (bytes: Uint8Array): Promise<TranscriptReading> => docx.read!(new FileContent(bytes), {});
const write = async (transcript: Transcript): Promise<Uint8Array> => (await docx.write!(transcript, {})) as Uint8Array;
const turnsOf = ({ segments }: TranscriptReading) => segments.map(({ startMs, speaker, text }) => [startMs, speaker, text]);
const said = (list: readonly TranscriptSegment[]) => list.map(({ startMs, speaker, text }) => [Math.floor(startMs! / 1000), speaker, ...text.split(/\s+/).filter((word) => word !== '')]);
const lamps = [[0, 'Pia Lund', 'Is the lamp lit?'], [12_000, 'Óscar Vane', 'It was.'], [15_000, 'Pia Lund', 'And now?']];

describe('turns in a Word document are read', () => {
  test.each<[string, string[]]>([
    ['as Teams exports them: name, time and words in one paragraph', [
      paragraph(bold('Pia Lund'), run('   0:00\nIs the lamp lit?')), paragraph(bold('Óscar Vane'), run('   0:12\nIt was.')), paragraph(bold('Pia Lund'), run('   0:15\nAnd now?')),
    ]],
    ['with the header in a paragraph of its own', [
      paragraph(bold('Pia Lund  0:00')), paragraph(run('Is the lamp lit?')), paragraph(bold('Óscar Vane  0:12')), paragraph(run('It was.')), paragraph(bold('Pia Lund  0:15')), paragraph(run('And now?')),
    ]],
    ['with the time in brackets first', [
      paragraph(run('[00:00:00] '), bold('Pia Lund:'), run(' Is the lamp lit?')), paragraph(run('[00:00:12] '), bold('Óscar Vane:'), run(' It was.')), paragraph(run('[00:00:15] '), bold('Pia Lund:'), run(' And now?')),
    ]],
    ['with a tab between', [
      paragraph(run('Pia Lund\t00:00')), paragraph(run('Is the lamp lit?')), paragraph(), paragraph(run('Óscar Vane\t00:12')), paragraph(run('It was.')), paragraph(run('Pia Lund\t00:15')), paragraph(run('And now?')),
    ]],
    ['in the rows of a table', [table(['00:00:00', 'Pia Lund', 'Is the lamp lit?'], ['00:00:12', 'Óscar Vane', 'It was.'], ['00:00:15', 'Pia Lund', 'And now?'])]],
    ['inside a table that is only there for the looks', [
      table(['Pia Lund (0:00)'], ['Is the lamp lit?'], ['Óscar Vane (0:12)'], ['It was.'], ['Pia Lund (0:15)'], ['And now?']),
    ]],
  ])('%s', async (_, body) => {
    const reading = await read(wordDocument(...body));
    expect(turnsOf(reading)).toEqual(lamps);
    expect(reading.report).toEqual({ read: 3, repaired: [], rejected: [] });
  });

  test('with words in pieces, links, fields and changes put together, and what was deleted left out', async () => {
    const field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
    const { segments } = await read(wordDocument(
      paragraph(bold('Pia '), bold('Lund'), run(' (0:00)')),
      paragraph(run('Is '), `<w:hyperlink r:id="rId9">${run('the')}</w:hyperlink>`, run(' l'), run('am'), run('p'), field, run(' lit'), '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        `<w:del>${run(' bright')}</w:del>`, `<w:ins>${run('?')}</w:ins>`, `<w:dir w:val="rtl">${run(' כן')}</w:dir>`, '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'),
    ));
    expect(segments).toEqual([{ startMs: 0, endMs: null, speaker: 'Pia Lund', text: 'Is the lamp lit? כן🡪' }]);
  });

  test('in a text box once, although it is written twice', async () => {
    const box = `<w:txbxContent>${paragraph(run('boxed'))}</w:txbxContent>`;
    const { segments } = await read(wordDocument(paragraph(run('Pia Lund (0:00)')), paragraph(run('Before'),
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box}</mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`, run('after'))));
    expect(segments[0]!.text.split(/\s+/)).toEqual(['Before', 'boxed', 'after']);
  });
});

describe('around the turns', () => {
  test('the title, the language and headings as chapters are read, whatever language Word spoke', async () => {
    const { title, chapters, segments, language } = await read(archive({
      'word/document.xml': documentXml(styled('Titel', 'The lamp room'), paragraph(bold('Pia Lund (0:00)')), paragraph(run('Good evening.')),
        styled('berschrift1', 'Fuel'), paragraph(bold('Pia Lund (1:05)')), paragraph(run('Fuel, then.')), styled('berschrift1', 'Tides (2:10)'), paragraph(bold('Óscar Vane (2:00)')), paragraph(run('Tides.'))),
      'word/styles.xml': stylesXml,
      'docProps/core.xml': '<p:coreProperties xmlns:p="p" xmlns:dc="dc"><dc:title>Document 1</dc:title><dc:language>en-GB</dc:language></p:coreProperties>',
    }));
    expect([title, language, segments.length]).toEqual(['The lamp room', 'en-GB', 3]);
    expect(chapters.map(({ startMs, title: name }) => [startMs, name])).toEqual([[65_000, 'Fuel'], [130_000, 'Tides']]);
  });

  test('the title of the properties is taken where the text has none', async () => {
    const { title } = await read(archive({ 'word/document.xml': documentXml(paragraph(bold('Pia Lund (0:00)')), paragraph(run('Hm.'))), 'docProps/core.xml': '<c xmlns:dc="dc"><dc:title> The &amp; lamp </dc:title></c>' }));
    expect(title).toBe('The & lamp');
  });

  test('a line beside the title, and a heading at a time that nobody can keep, are named in the report', async () => {
    const { title, report, chapters } = await read(wordDocument(styled('Titel', 'The lamp'), paragraph(run('Recorded on a Sunday')), paragraph(bold('Pia Lund (0:00)')), paragraph(run('Hm.')), styled('berschrift1', 'Never (999:59:59)')));
    expect([title, chapters]).toEqual(['The lamp', []]);
    expect(report.rejected.map(({ line, why }) => [line, why.slice(0, 20)])).toEqual([[5, 'Neither the heading '], [1, 'Besides the document']]);
  });

  test('a heading over words at no time, footnotes and comments are named in the report', async () => {
    const { chapters, report } = await read(wordDocument(styled('berschrift1', 'Fuel'), paragraph(run('Pia Lund: Fuel, then.'), '<w:r><w:footnoteReference w:id="2"/><w:commentReference w:id="1"/></w:r>'), paragraph(run('Óscar Vane: Yes.')),
      paragraph(run('Pia Lund: Well.')), styled('berschrift1', 'Tides'), paragraph(run('Pia Lund: Tides.')), paragraph(run('Óscar Vane: Tides.')), paragraph(run('Pia Lund: Tides.'))));
    expect(chapters).toEqual([]);
    expect(report.rejected.map(({ line, why }) => [line, why.split(/[;,]| are | has /)[0]])).toEqual([[1, 'The document’s footnotes were not said'], [1, 'The document’s comments were not said'], [1, 'Neither the heading nor the text below it'], [5, 'Neither the heading nor the text below it']]);
  });
});

describe('a written document', () => {
  test('has the same bytes whenever it is written', async () => {
    jest.useFakeTimers({ now: new Date('2001-02-03T04:05:06Z'), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'setTimeout'] });
    const first = await write(ferry);
    jest.setSystemTime(new Date('2031-12-11T10:09:08Z'));
    const second = await write(ferry);
    jest.useRealTimers();
    expect(second).toEqual(first);
    expect(new TextDecoder().decode(unzipSync(first)['docProps/core.xml'])).toContain('<dc:title>The last ferry &amp; other timetables</dc:title><dc:language>en-GB</dc:language>');
  });

  test('is known as one, and says who speaks when in bold above the words', async () => {
    const bytes = await write({ ...ferry, chapters: ferry.chapters });
    expect(docx.detect!(new FileContent(bytes))).toMatch(/Word document/);
    const document = new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
    expect(document).toMatch(/<w:b\/>.{0,60}<w:t xml:space="preserve">Mara Quill \(0:00\)<\/w:t>/);
    expect(document.indexOf('Fuel &amp; tides (0:12)')).toBeLessThan(document.indexOf('Óscar &lt;Ó'));
  });

  test('returns title, chapters, speakers, words and whole seconds', async () => {
    const { title, language, chapters, segments, report } = await read(await write(ferry));
    expect([title, language]).toEqual([ferry.title, ferry.language]);
    expect(chapters.map(({ startMs, title: name }) => [startMs, name])).toEqual([[0, 'Casting off'], [12_000, 'Fuel & tides']]);
    expect(segments.map(({ startMs }) => startMs)).toEqual([0, 7_000, 12_000, 11_000, 94_000]);
    expect(report.rejected).toEqual([]);
  });

  test('leaves out what XML cannot hold', async () => {
    const { segments } = await read(await write({ ...ferry, chapters: [], segments: [{ startMs: 0, endMs: null, speaker: 'Pia\u0000 Lund', text: 'A\u0008 lamp\ud800 🛟.' }] }));
    expect(segments.map(({ speaker, text }) => [speaker, text])).toEqual([['Pia Lund', 'A lamp 🛟.']]);
  });

  test('returns the speaker, the words and the second of every turn', async () => {
    const words = fc.array(fc.constantFrom('well', 'Note:', 'Mara:', '(0:12)', '[1:00]', '<b>', '&amp;', '🛟', 'Ó', '\n\n', '0:05', '-->', '\\', '12'), { minLength: 1, maxLength: 6 }).map((list) => list.join(' ')).filter((text) => text.trim() !== '');
    const turn = fc.record({ gap: fc.nat(4_000_000), speaker: fc.constantFrom(null, 'Pia Lund', 'SPEAKER_01', 'keeper', 'Óscar <Ó> Vane', '王芳'), text: words });
    const chapter = fc.record({ startMs: fc.nat(9_000).map((seconds) => seconds * 1_000), title: fc.constantFrom('Fuel', 'Tides & time', 'Q&A (part 2)'), url: fc.constant(null), imageUrl: fc.constant(null) });
    await fc.assert(fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 6 }), fc.array(chapter, { maxLength: 3 }), async (turns, chapters) => {
      let at = 0;
      const segments = turns.map(({ gap, speaker, text }): TranscriptSegment => ({ startMs: (at += gap), endMs: null, speaker, text }));
      const reading = await read(await write({ title: 'The lamp', language: null, durationMs: null, segments, chapters }));
      expect(said(reading.segments)).toEqual(said(segments));
      expect(reading.chapters.map(({ startMs, title }) => [startMs, title])).toEqual(chapters.sort((a, b) => a.startMs - b.startMs).map(({ startMs, title }) => [startMs, title]));
      expect(reading.title).toBe('The lamp');
    }), { numRuns: 60 });
  });
});
