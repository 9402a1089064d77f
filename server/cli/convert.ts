import { readTranscriptFile } from '#core/formats/readFile';
import type { Format } from '#core/formats/format';
import type { Report, TranscriptReading } from '#core/formats/reading';
import { formatNames, type FormatName } from '#core/formats/names';
import { formatNamed } from '#core/formats/registry';
import { bytesOf, nameOf } from './input.ts';
import { say } from './output.ts';
import { putWhole } from './wholeFile.ts';

export interface ConvertOptions {
  from?: string;
  to: string;
  output?: string;
  report?: boolean;
  keepCues?: boolean;
  strict?: boolean;
  /** Defaults to true. */
  wordTimes?: boolean;
}

/** `stet convert FILE --to F`: writes a transcript or chapter file in another format. Whatever is repaired or left out is reported. */
export async function convert(file: string, { from, to, output = '-', report = false, keepCues = false, strict = false, wordTimes = true }: ConvertOptions): Promise<void> {
  const target = writable(to);
  const read = await readTranscriptFile(await bytesOf(file), { format: from, keepCues, strict, kind: target.kind });
  if ('problem' in read) throw new Error(`${nameOf(file)}: ${read.problem}`);
  const { format, reason, reading } = read;
  const problems = target.problems?.(reading);
  if (report) say(JSON.stringify({ format: format.name, reason, ...reading.report, ...(problems && { problems }) }, null, 2));
  refuseNothing(file, target, format, reading);
  if (!report) sayReport(file, reading.report);
  if (!report) for (const problem of problems ?? []) say(problem);
  await putWhole(output, await target.write!({ ...reading, title: reading.title ?? '' }, { wordTimes }));
}

const namesOf = (some: readonly FormatName[]): string => some.map(({ name }) => name).join(', ');
const writableNames = (): string => namesOf(formatNames.filter(({ files }) => files.length > 0));

/** The names of all formats, for the help of the command. */
export const formatsHelp = (): string =>
  `\nReads ${namesOf(formatNames.filter(({ readable }) => readable))}.\nWrites ${writableNames()}.`;

function writable(name: string): Format {
  const format = formatNamed(name);
  if (!format) throw new Error(`There is no format "${name}". Stet writes ${writableNames()}.`);
  if (!format.write) throw new Error(`${format.title} can be read, but not written. Stet writes ${writableNames()}.`);
  return format;
}

function sayReport(file: string, { repaired, rejected }: Report): void {
  const counts = [...(repaired.length > 0 ? [`${repaired.length} repaired`] : []), ...(rejected.length > 0 ? [`${rejected.length} left out`] : [])];
  if (counts.length > 0) say(`${nameOf(file)}: ${counts.join(', ')}; --report lists them.`);
}

/** Refuses to write a file without content, which would look like a success. */
function refuseNothing(file: string, target: Format, format: Format, { segments, chapters, report }: TranscriptReading): void {
  const as = `${nameOf(file)}, read as ${format.title}`;
  if (report.read === 0) {
    const [first] = report.rejected;
    throw new Error(first ? `${as}: line ${first.line}: ${first.why}` : `${as}: there is nothing in it.`);
  }
  const either = target.name === 'stet-json' || target.name === 'audacity';
  if (!either && target.kind === 'transcript' && segments.length === 0) throw new Error(`${as}: it has chapters but no transcript to write as ${target.title}.`);
  if (!either && target.kind === 'chapters' && chapters.length === 0) throw new Error(`${as}: it has no chapters to write as ${target.title}.`);
}
