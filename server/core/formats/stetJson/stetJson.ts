import type { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { asArray, asMs, asName, asObject, type JsonObject } from '../json/checked.ts';
import { readJson } from '../json/document.ts';
import { JsonFindings } from '../json/findings.ts';
import { newReport, readingOf, type TranscriptReading } from '../reading.ts';
import { chaptersIn } from './chapters.ts';
import { reportIn } from './report.ts';
import { segmentsIn } from './segments.ts';
import { vttFrameIn } from './vttFrame.ts';
import type { Transcript } from '../transcript.ts';

/** A list with one item per line, so that files can be compared line by line. */
const list = (items: readonly unknown[]): string => (items.length === 0 ? '[]' : `[\n  ${items.map((item) => JSON.stringify(item)).join(',\n  ')}\n ]`);

const LISTS = new Set(['segments', 'chapters']);

/**
 * Writes everything understood of a file as JSON: `{ title?, language?, durationMs?, segments: [{ startMs, endMs, speaker, text, words? }],
 * speakers, chapters: [{ startMs, title, url, imageUrl }], report: { read, repaired, rejected } }`, times in integer milliseconds, plus
 * whatever else a reading has, under its own name. Each segment and chapter is on a line of its own. Nulls are omitted at the top level and for
 * words.
 */
export function toStetJson(reading: TranscriptReading): string {
  const { title, language, durationMs, segments, speakers, chapters, report, ...others } = reading;
  const members: [string, unknown][] = [
    ['title', title], ['language', language], ['durationMs', durationMs], ['segments', segments.map(withoutNullWords)], ['speakers', speakers], ['chapters', chapters], ['report', report], ...Object.entries(others),
  ];
  const lines = members
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${JSON.stringify(name)}: ${LISTS.has(name) && Array.isArray(value) ? list(value) : JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function withoutNullWords({ words, ...segment }: TranscriptReading['segments'][number]): unknown {
  return words ? { ...segment, words } : segment;
}

function detectStetJson(file: FileContent): string | null {
  const value = asObject(readJson(file).value);
  const isOurs = value && asArray(value.segments) && asArray(value.chapters) && asArray(value.speakers) && asObject(value.report);
  return isOurs ? 'has segments, speakers, chapters and a report, as Stet writes them' : null;
}

/**
 * Reads what {@link toStetJson} wrote, exactly, including its report, so earlier repairs stay known. In a file written by something
 * else, every invalid segment, chapter and entry is rejected with its line.
 */
function readStetJson(file: FileContent): TranscriptReading {
  const document = readJson(file);
  const findings = new JsonFindings(document);
  const value = asObject(document.value);
  if (!value) {
    if (document.value !== undefined) findings.rejected([], 'The file is not a JSON object.');
    return readingOf(findings.told(0), {});
  }
  const segments = segmentsIn(asArray(value.segments) ?? [], findings);
  const chapters = chaptersIn(asArray(value.chapters) ?? [], findings);
  const written = reportIn(value.report, segments.length + chapters.length);
  const found = findings.told(written.read);
  const report = { ...found, repaired: [...written.repaired, ...found.repaired], rejected: [...written.rejected, ...found.rejected] };
  return { ...readingOf(report, { title: typeof value.title === 'string' ? value.title : null, language: asName(value.language), durationMs: asMs(value.durationMs), segments, chapters }), ...othersIn(value) };
}

const OURS = new Set(['title', 'language', 'durationMs', 'segments', 'speakers', 'chapters', 'report', 'vtt', '__proto__']);

/** What a reading has beyond the common members. */
const othersIn = (value: JsonObject): JsonObject => ({ ...Object.fromEntries(Object.entries(value).filter(([name]) => !OURS.has(name))), ...vttFrameIn(value.vtt) });

/** Everything understood of a file; nothing is lost. */
export const stetJson: Format = {
  name: 'stet-json',
  title: 'Stet JSON',
  kind: 'transcript',
  extension: 'json',
  mediaType: 'application/json',
  detect: detectStetJson,
  read: readStetJson,
  write: ({ report = newReport(), title, ...parts }: Transcript) => toStetJson(readingOf(report, { ...parts, title: title || null })),
};
