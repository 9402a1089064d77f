import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { segmentsOf } from '../joinCues.ts';
import { newReport, readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { Tally } from '../tally.ts';
import { readDocument } from './readDocument.ts';
import { cuesOf } from './speech.ts';
import { timingOf } from './timing.ts';
import { writeTtml } from './writeTtml.ts';

/** How much of a file is looked at to know it. */
const SAMPLE = 4_096;

/**
 * Timed Text Markup Language 1 and 2 (W3C) with its profiles (IMSC, EBU-TT, SMPTE-TT, iTT) and the shape of Apple's transcripts: what is
 * said, by whom (`ttm:agent`), and when, word by word where spans have times of their own. Regions, styles and animations are passed over.
 *
 * Read by saxes, not by the `imsc` library, whose model is for drawing: it keeps no `ttm:agent`, so no speaker, and no line to
 * report; it throws at documents without namespace or of the 2006 drafts, at `<p>` outside of `<div>`, at the SMPTE time base and at deep
 * nesting; and it reads the times of Apple (`1:02.345`) as 0.
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
  if (cues.length === 0 && report.rejected.length === 0) report.rejected.push({ line: 1, why: 'There are no words in the file.' });
  const body = document.parts.find((part) => part.kind === 'open' && part.element.name === 'body')?.element;
  return readingOf(report, { title: document.title, language: document.language, durationMs: body?.end ?? body?.dur ?? null, segments: segmentsOf(cues, options, report) });
}
