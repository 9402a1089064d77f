import { FileContent } from './fileContent.ts';
import type { Format } from './format.ts';
import type { ReadOptions, TranscriptReading } from './reading.ts';
import { formatNamed, formats } from './registry.ts';

interface ReadFileOptions extends ReadOptions {
  /** The name of the format, where somebody knows better than the content tells. */
  format?: string;
}

interface FileRead {
  format: Format;
  /** Why it was taken for this format. */
  reason: string;
  reading: TranscriptReading;
}

/** The format that a file's content shows, and the sign of it; null where nothing in it is known. The name of the file says nothing. */
export function detectFormat(file: FileContent): { format: Format; reason: string } | null {
  for (const format of formats) {
    const reason = format.detect?.(file) ?? null;
    if (reason !== null) return { format, reason };
  }
  return null;
}

/**
 * Reads a transcript or chapter file of any format that {@link formats} knows: the one that is named, else the one its content shows.
 *
 * @returns what was understood (`report.read` is 0 where that is nothing), or the problem in words: an empty file, a format that is
 *   unknown, unnamed or only written
 */
export async function readTranscriptFile(bytes: Uint8Array, { format: name, ...options }: ReadFileOptions = {}): Promise<FileRead | { problem: string }> {
  const file = new FileContent(bytes);
  if (bytes.length === 0) return { problem: 'The file is empty.' };
  const found = name === undefined ? detectFormat(file) : named(name);
  if (found === null) return { problem: 'The file is none of the transcript and chapter formats that are known: name its format if you know it.' };
  if ('problem' in found) return found;
  const { format, reason } = found;
  if (!format.read) return { problem: `${format.title} is written, not read.` };
  const reading = await format.read(file, options);
  const { report } = reading;
  return { format, reason, reading: { ...reading, report: { ...report, repaired: [...file.guesses, ...report.repaired] } } };
}

function named(name: string): { format: Format; reason: string } | { problem: string } {
  const format = formatNamed(name);
  return format ? { format, reason: 'named by you' } : { problem: `There is no format "${name}". There are: ${formats.map((each) => each.name).join(', ')}.` };
}
