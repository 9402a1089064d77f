import { seeded } from '../../edit/fixtures/anyOperation.ts';
import { FileContent } from '../fileContent.ts';
import type { TranscriptReading } from '../reading.ts';
import { complaints } from '../testing/complaints.ts';
import { ferry } from '../testing/ferry.ts';
import { mutated } from '../testing/mutated.ts';
import { archive, bold, documentXml, paragraph, run, styled, stylesXml, table, wordDocument } from '../testing/wordDocument.ts';
import { docx } from './docx.ts';

const read = async (bytes: Uint8Array): Promise<TranscriptReading> => docx.read!(new FileContent(bytes), {});
const document = documentXml(paragraph(run('Pia Lund (0:00)\nHm.')));

/** Why nothing in an archive was read. */
const why = async (bytes: Uint8Array) => {
  const { report, segments } = await read(bytes);
  expect([report.read, segments.length, report.rejected.length]).toEqual([0, 0, 1]);
  return report.rejected[0]!.why;
};
/** A copy of an archive, changed at the first entry of its directory. */
const patched = (bytes: Uint8Array, change: (view: DataView, directory: number) => void) => {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let directory = 0;
  for (let at = 0; at + 4 < copy.length; at += 1) if (view.getUint32(at) === 0x504b_0102 && directory === 0) directory = at;
  change(view, directory);
  return copy;
};
const inPart = (xml: string) => why(archive({ 'word/document.xml': xml }));
const relationships = (type: string, target: string) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`;

describe('an archive that is no harmless document is refused, and the report says why', () => {
  test('no archive, an archive without a document, a document without words', async () => {
    expect(await why(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0))).toMatch(/not a zip archive/);
    expect(await why(archive({ 'mimetype': 'text', 'content.xml': '<a/>' }))).toMatch(/no Word document/);
    expect(await why(wordDocument(paragraph()))).toMatch(/no words/);
    expect(docx.detect!(new FileContent(archive({ 'content.xml': '<a/>' })))).toBeNull();
  });

  test('cut off, damaged, encrypted, or compressed in another way', async () => {
    const bytes = archive({ 'word/document.xml': document });
    expect(await why(bytes.slice(0, -30))).toMatch(/cut off/);
    expect(await why(patched(bytes, (view) => view.setUint32(60, 0xffff_ffff)))).toMatch(/damaged/);
    expect(await why(patched(bytes, (view, at) => view.setUint16(at + 8, 1, true)))).toMatch(/encrypted/);
    expect(await why(patched(bytes, (view, at) => view.setUint16(at + 10, 14, true)))).toMatch(/method 14/);
    expect(await why(patched(bytes, (view, at) => view.setUint32(at + 20, 0x00ff_ffff, true)))).toMatch(/cut off/);
    expect(await why(patched(bytes, (view, at) => view.setUint32(at, 7)))).toMatch(/directory of the archive is broken|not a zip archive/);
  });

  test('a name that points outside of the archive, or the same name twice', async () => {
    for (const name of ['../evil.xml', '/etc/evil', 'word/../../x', '..\\x']) expect(await why(archive({ [name]: '', 'word/document.xml': document }))).toMatch(/points outside/);
    const twice = archive({ 'word/document.xml': document, 'word/documenu.xml': document });
    const name = new TextEncoder().encode('word/documenu.xml');
    for (let at = 0; at + name.length <= twice.length; at += 1) if (name.every((byte, index) => twice[at + index] === byte)) twice[at + 12] = 't'.charCodeAt(0);
    expect(await why(twice)).toMatch(/twice/);
  });

  test('more files than any document', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`word/media/${index}`, '']));
    expect(await why(archive({ ...many, 'word/document.xml': document }))).toMatch(/more than 10000/);
  });

  test('a bomb, also where its header tells a small size', async () => {
    const bomb = archive({ 'word/document.xml': documentXml(' '.repeat(4_000_000)) }, 1);
    expect(await why(bomb)).toMatch(/more than 250 times/);
    expect(await why(patched(bomb, (view, at) => view.setUint32(at + 24, 100, true)))).toMatch(/more than 250 times/);
    const dense = Array.from({ length: 300 }, (_, index) => Array.from({ length: 12 }, (__, digits) => Math.sin(index * 12 + digits)).join('') + 'x'.repeat(10_000)).join('');
    expect(await why(archive({ 'word/document.xml': dense.repeat(12) }, 1))).toMatch(/32 MB/);
    expect(await why(archive({ 'word/document.xml': new Uint8Array(34_000_000) }, 0))).toMatch(/32 MB/);
  });

  test('a bomb in a picture is left alone', async () => {
    const { report } = await read(archive({ 'word/document.xml': document, 'word/media/image1.png': new Uint8Array(50_000_000) }, 1));
    expect(report).toEqual({ read: 1, repaired: [], rejected: [] });
  });

  test('a document type, entities, XML that is broken or too deep', async () => {
    expect(await inPart(document.replace('<w:document', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document'))).toMatch(/document type/);
    expect(await inPart(document.replace('Hm.', '&nbsp;'))).toMatch(/well-formed/);
    expect(await inPart(document.slice(0, -20))).toMatch(/well-formed/);
    expect(await inPart(documentXml('<w:sdt>'.repeat(100_000)))).toMatch(/200 deep/);
    expect(await inPart('')).toMatch(/well-formed|no words/);
  });

  test('more paragraphs than anybody speaks', async () => {
    expect(await why(wordDocument(Array.from({ length: 100_001 }, (_, index) => paragraph(run(`${index}`))).join('')))).toMatch(/paragraphs/);
    expect(await why(wordDocument(paragraph(run('Hm.')), '<w:tbl>', '<w:tr/>'.repeat(100_000), '</w:tbl>'))).toMatch(/cells/);
  });

  test('nothing is fetched or taken from outside of it', async () => {
    const picture = '<w:r><w:drawing><a:graphic><a:graphicData><a:blip r:link="rId1"/></a:graphicData></a:graphic></w:drawing></w:r>';
    const { report, segments } = await read(archive({
      'word/document.xml': documentXml(paragraph(run('Pia Lund (0:00)\nHm.'), picture)),
      'word/_rels/document.xml.rels': relationships('image', 'file:///etc/hostname'),
      '_rels/.rels': relationships('officeDocument', 'file:///etc/hostname'),
      'mammoth/style-map': 'p => script:fresh',
    }));
    expect([segments[0]!.text, report]).toEqual(['Hm.', { read: 1, repaired: [], rejected: [] }]);
  });
});

describe('whatever the file holds', () => {
  test('the reader answers, and keeps its promises', async () => {
    const originals = [wordDocument(styled('Titel', 'The lamp'), paragraph(bold('Pia Lund'), run('  0:12\nWell.')), table(['0:15', 'Óscar', 'Yes.'])), (await docx.write!({ ...ferry, segments: ferry.segments.slice(0, 2) }, {})) as Uint8Array];
    for (let seed = 1; seed <= 300; seed += 1) {
      const broken = complaints(await read(mutated(originals[seed % 2]!, originals, seeded(seed))));
      if (broken.length > 0) expect({ seed, broken }).toEqual({ seed, broken: [] });
    }
  });

  test('also where the archive is whole and its XML is broken', async () => {
    const original = new TextEncoder().encode(documentXml(styled('Titel', 'The lamp'), paragraph(bold('Pia Lund'), run('  0:12\nWell.')), table(['0:15', 'Óscar', 'Yes.'])));
    for (let seed = 1; seed <= 300; seed += 1) {
      const broken = complaints(await read(archive({ 'word/document.xml': mutated(original, [original], seeded(seed)), 'word/styles.xml': stylesXml })));
      if (broken.length > 0) expect({ seed, broken }).toEqual({ seed, broken: [] });
    }
  });
});
