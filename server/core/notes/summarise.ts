import { formatTimestamp } from '../time/timestamp.ts';
import type { NotesReading } from './reading.ts';

const WIDTH = 78;

/** The summary of a reading that `stet read` prints: plain text without colours, lines no wider than a terminal. */
export function summarise(reading: NotesReading): string {
  const { title, introduction, parts, references, chapters, speakers, segments, warnings } = reading;
  const untimed = segments.filter(({ timeFrom }) => timeFrom !== 'turn').length;
  return [
    title === null ? [] : [cut(title, WIDTH), ''],
    introduction === '' ? [] : [cut(introduction.replaceAll('\n', ' '), WIDTH), ''],
    section('Parts', parts.map(({ kind, heading, startLine, endLine }) => [`${startLine}–${endLine}`, kind, heading ?? ''])),
    section('Chapters', chapters.map(({ startMs, title: name }) => [formatTimestamp(startMs), name])),
    section('Speakers', speakers.map(({ name, segments: count }) => [String(count), name])),
    segments.length === 0 ? [] : [`Transcript  ${count(segments.length, 'segment')}, ${untimed === 0 ? 'each with its own time' : `${segments.length - untimed} with their own time`}${span(reading)}`, ''],
    section('References', references.map(({ title: name, url }) => [url === null ? '○' : '●', name, url ?? ''])),
    warnings.length === 0 ? ['Nothing to report.'] : section('Warnings', warnings.map(({ line, message }) => [`line ${line}`, message]), true),
  ].flat().join('\n').trimEnd();
}

function span({ segments }: NotesReading): string {
  const times = segments.flatMap(({ startMs }) => (startMs === null ? [] : [startMs]));
  return times.length === 0 ? '' : `, ${formatTimestamp(times[0]!)} to ${formatTimestamp(times.at(-1)!)}`;
}

/** A heading with its count and a table; the first column is right-aligned, the last one is cut, or wrapped if it should be complete. */
function section(heading: string, rows: readonly string[][], wrapped = false): string[] {
  if (rows.length === 0) return [];
  const last = rows.reduce((most, row) => Math.max(most, row.length), 0) - 1;
  const widths = Array.from({ length: last }, (_, column) => Math.min(48, rows.reduce((width, row) => Math.max(width, (row[column] ?? '').length), 0)));
  const lines = rows.flatMap((row) => {
    const head = widths.map((width, column) => (column === 0 ? (row[0] ?? '').padStart(width) : cut(row[column] ?? '', width).padEnd(width))).join('  ');
    const room = WIDTH - head.length - 4;
    const tail = row[last] ?? '';
    const [first = '', ...more] = wrapped ? wrap(tail, room) : [cut(tail, Math.max(20, room))];
    return [`  ${head}  ${first}`.trimEnd(), ...more.map((line) => ' '.repeat(head.length + 4) + line)];
  });
  return [`${heading} (${rows.length})`, ...lines, ''];
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`);

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
