import { escaped, escapedAttribute } from '../../notes/blocks/entities.ts';
import { detectNotesFormat } from '../../notes/detect.ts';
import { formatTimestamp } from '../../time/timestamp.ts';
import { cuesOf } from '../cues.ts';
import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { citedTurns, hasCitedTurns } from './citedTurns.ts';
import { citesOnChange } from './citesOnChange.ts';
import { type Item, pageItems } from './items.ts';
import type { Line } from '../lines.ts';
import { newReport, readingOf, type ReadOptions, type TranscriptReading } from '../reading.ts';
import { readTextSource } from '../text/readText.ts';
import type { Transcript } from '../transcript.ts';

/** Root elements of other kinds of documents that have tags with the same names, and what may precede a root. */
const OTHER = /^<(?:\w{1,20}:)?(?:rss|feed|tt|chapters|opml|svg|transcript|xmeml|fcpxml)[\s>]/i;
const BEFORE_ROOT = /<\?[^>]{0,1000}>|<!--[^]{0,2000}?-->|<!doctype[^>]{0,1000}>/gi;

/** Transcripts as web pages: those of podcast-namespace with `<cite>`, `<time>` and `<p>`, or turns as in plain text; written with whole seconds. */
export const html: Format = {
  name: 'html',
  title: 'HTML',
  kind: 'transcript',
  extension: 'html',
  mediaType: 'text/html',
  detect,
  read: ({ text }, options) => readHtml(text, options),
  write: toHtml,
};

function detect({ text }: FileContent): string | null {
  if (!/<\/?[a-z]/i.test(text) || OTHER.test(text.slice(0, 5_000).replace(BEFORE_ROOT, '').trimStart())) return null;
  const marked = /^\s*<(?:!doctype html|html|!--|[a-z])/i.test(text) || /^\s*<\?xml[^>]{0,200}>\s*<(?:!doctype )?html/i.test(text);
  if (marked && /<cite[\s>]/i.test(text) && /<(?:time|p)[\s>]/i.test(text)) return 'is HTML with <cite> and <time> or <p>';
  const tags = text.match(/<\/(?:p|div|li|h[1-6]|blockquote|html|body)>|<br[\s/>]/gi)?.length ?? 0;
  return detectNotesFormat(text) === 'html' && (marked || tags > 2) ? 'is HTML' : null;
}

/**
 * Writes a transcript as the HTML of podcast-namespace 1.0 ("transcripts/transcripts.md"): for every segment `<cite>` with the
 * speaker, `<time>` in whole seconds and `<p>` with the words, as children of the body. Starts are those of {@link cuesOf}, so all
 * files of one revision agree. If a reader would attribute a segment without a speaker to the one before, it gets an empty
 * `<cite>`.
 */
export function toHtml(transcript: Transcript): string {
  const lang = transcript.language === null ? '' : ` lang="${escapedAttribute(transcript.language)}"`;
  const cues = cuesOf(transcript);
  const nobody = citesOnChange(cues.map(({ speaker }) => speaker ?? undefined)) ? '<cite></cite>\n' : '';
  const first = cues.findIndex(({ speaker }) => speaker !== null);
  const blocks = cues.map(({ startMs, speaker, text }, index) => {
    const cite = speaker !== null ? `<cite>${escaped(speaker)}:</cite>\n` : index > first ? nobody : '';
    return `${cite}<time>${formatTimestamp(startMs)}</time>\n<p>${escaped(text)}</p>\n`;
  });
  return `<!DOCTYPE html>\n<html${lang}>\n<head>\n<meta charset="utf-8">\n<title>${escaped(transcript.title)}</title>\n</head>\n<body>\n${blocks.join('')}</body>\n</html>\n`;
}

/** Reads a transcript from HTML: from `<cite>` and `<time>` if it has them, else from its words as plain text. */
function readHtml(source: string, options: ReadOptions): TranscriptReading {
  const { items, title, language } = pageItems(source);
  const heading = items.find(({ kind }) => kind === 'heading')?.text ?? null;
  if (hasCitedTurns(items)) {
    const report = newReport();
    const titled = items.filter(({ kind, text }, index) => !(kind === 'heading' && index === 0 && (title === null || title === text)));
    return readingOf(report, { segments: citedTurns(titled, report), title: title ?? heading, language });
  }
  const reading = readTextSource({ lines: items.flatMap(linesOf), page: source, format: 'html' }, options);
  return { ...reading, title: reading.title ?? title, language };
}

/** The words of a page as lines: blocks stand apart, lines separated by breaks do not. */
const linesOf = ({ text, line }: Item): Line[] => text.split('\n').flatMap((part, index) => (part === '' ? [] : [{ text: part, line, apart: index === 0 }]));
