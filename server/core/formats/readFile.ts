import { FileContent } from './fileContent.ts';
import type { Format } from './format.ts';
import type { ReadOptions, TranscriptReading } from './reading.ts';
import { formatNamed, formats } from './registry.ts';

interface ReadFileOptions extends ReadOptions {
  /** The name of the format, to override detection. */
  format?: string;
}

interface FileRead {
  format: Format;
  /** Why it was taken for this format. */
  reason: string;
  reading: TranscriptReading;
}

/** The format detected from a file's content, and the reason; null if nothing is recognised. The file's name is not considered. */
export function detectFormat(file: FileContent): { format: Format; reason: string } | null {
  for (const format of formats) {
    const reason = format.detect?.(file) ?? null;
    if (reason !== null) return { format, reason };
  }
  return null;
}

/**
 * Reads a transcript or chapter file of any of the {@link formats}: the named one, else the one detected from its content.
 *
 * @returns what was understood (`report.read` is 0 if nothing was), or a message: the file is empty, or its format is unknown,
 * undetected or write-only
 */
export async function readTranscriptFile(bytes: Uint8Array, { format: name, ...options }: ReadFileOptions = {}): Promise<FileRead | { problem: string }> {
  const file = new FileContent(bytes);
  if (bytes.length === 0) return { problem: 'The file is empty.' };
  const found = name === undefined ? detectFormat(file) : named(name);
  if (found === null) return { problem: 'The file is not in a known transcript or chapter format. If you know its format, name it.' };
  if ('problem' in found) return found;
  const { format, reason } = found;
  if (!format.read) return { problem: `${format.title} can be written, but not read.` };
  const reading = await format.read(file, options);
  const { report } = reading;
  return { format, reason, reading: { ...reading, report: { ...report, repaired: [...file.guesses, ...report.repaired] } } };
}

function named(name: string): { format: Format; reason: string } | { problem: string } {
  const format = formatNamed(name);
  return format ? { format, reason: 'chosen by you' } : { problem: `There is no format "${name}". The formats are: ${formats.map((each) => each.name).join(', ')}.` };
}
