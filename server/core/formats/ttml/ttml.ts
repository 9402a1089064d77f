import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { segmentsOf } from '../joinCues.ts';
import { newReport, readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { Tally } from '../tally.ts';
import { readDocument } from './readDocument.ts';
import { cuesOf } from './speech.ts';
import { timingOf } from './timing.ts';
import { writeTtml } from './writeTtml.ts';

/** How much of a file is examined to recognise it. */
const SAMPLE = 4_096;

/**
 * Timed Text Markup Language 1 and 2 (W3C) with its profiles (IMSC, EBU-TT, SMPTE-TT, iTT) and Apple's transcripts: what is said, by whom
 * (`ttm:agent`), and when, word by word if spans have times. Regions, styles and animations are ignored.
 *
 * Read with saxes rather than the `imsc` library, whose model is made for rendering: it keeps no `ttm:agent`, so no speakers, and no line
 * numbers; it throws on documents without a namespace or of the 2006 drafts, on `<p>` outside `<div>`, on the SMPTE time base and on deep
 * nesting; and it reads Apple's times (`1:02.345`) as 0.
 */
export const ttml: Format = {
  name: 'ttml',
  title: 'TTML (timed text)',
  kind: 'transcript',
  extension: 'ttml',
  mediaType: 'application/ttml+xml',
  detect,
  read,
  write: writeTtml,
};

function detect({ text }: FileContent): string | null {
  const before = text.slice(0, SAMPLE).replaceAll(/<!--[^]*?-->|<\?[^]*?\?>|<![^>]*>/g, '');
  return /^[^<]*<(?:[\w.-]+:)?tt[\s/>]/.test(before) ? 'its root element is <tt>' : null;
}

function read(file: FileContent, options: ReadOptions): TranscriptReading {
  const report = newReport();
  const [repaired, rejected] = [new Tally(), new Tally()];
  const document = readDocument(file.text, repaired, rejected);
  const cues = cuesOf(document, timingOf(document, repaired), repaired, rejected);
  report.read = cues.length;
  report.repaired = repaired.repairs();
  report.rejected = rejected.rejections();
  if (cues.length === 0 && report.rejected.length === 0) report.rejected.push({ line: 1, why: 'The file contains no words.' });
  const body = document.parts.find((part) => part.kind === 'open' && part.element.name === 'body')?.element;
  return readingOf(report, { title: document.title, language: document.language, durationMs: body?.end ?? body?.dur ?? null, segments: segmentsOf(cues, options, report) });
}
