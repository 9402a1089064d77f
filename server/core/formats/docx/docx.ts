import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { newReport, readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { blocksOf } from './blocks.ts';
import { documentParts, mainPart } from './package.ts';
import { readDocument } from './readDocument.ts';
import { stylesOf, wordsOf } from './words.ts';
import { toDocx } from './writeDocument.ts';
import { zipEntries } from './zip.ts';

/** Word documents: read by mammoth from the parts we extract, written by docx; both are loaded on first use. */
export const docx: Format = {
  name: 'docx',
  title: 'Word document',
  kind: 'transcript',
  extension: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  detect,
  read,
  write: toDocx,
};

function detect({ bytes }: FileContent): string | null {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  const entries = zipEntries(bytes);
  return entries instanceof Map && mainPart(entries) !== null ? 'is a zip archive with a Word document in it' : null;
}

async function read({ bytes }: FileContent, options: ReadOptions): Promise<TranscriptReading> {
  const parts = documentParts(bytes);
  if ('problem' in parts) return refused(parts.problem);
  const words = wordsOf('word/document.xml', parts.document);
  if ('problem' in words) return refused(words.problem);
  const report = newReport();
  const styles = parts.styles === null ? null : stylesOf('word/styles.xml', parts.styles);
  if (parts.styles !== null && styles === null) report.repaired.push({ line: 1, what: 'The styles of the document are broken; headings are read as paragraphs.' });
  try {
    const { blocks, lost } = await blocksOf(words, styles);
    if (blocks.length === 0) return refused('The document contains no words.');
    if (lost) report.rejected.push({ line: 1, why: `Some words of the document could not be read (${lost.join('; ') || 'nothing says why'}).` });
    if (words.footnotes > 0) report.rejected.push({ line: 1, why: 'The document’s footnotes were not said; they are left out.' });
    if (words.comments > 0) report.rejected.push({ line: 1, why: 'The document’s comments were not said; they are left out.' });
    const reading = await readDocument(blocks, options, report);
    return { ...reading, title: reading.title ?? parts.title, language: parts.language };
  } catch (error) {
    return refused(`The document cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function refused(why: string): TranscriptReading {
  const report = newReport();
  report.rejected.push({ line: 1, why });
  return readingOf(report, {});
}
