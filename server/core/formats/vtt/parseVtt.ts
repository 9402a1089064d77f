import { parseLoose } from './parseLoose.ts';
import { parseStrict } from './parseStrict.ts';
import type { VttFile } from './vttFile.ts';

interface ParseOptions {
  /** By the standard's own parsing algorithm, like browsers; otherwise also what tools and people write instead. */
  strict?: boolean;
}

/**
 * Parses a WebVTT file into header, cues, notes, styles and regions. Never throws; takes time in proportion to the length.
 *
 * @param source decoded text, with or without byte order mark
 */
export function parseVtt(source: string, { strict = false }: ParseOptions = {}): VttFile {
  const text = withPlainLines(source);
  return strict ? parseStrict(text) : parseLoose(text);
}

/** The input as the standard preprocesses it (§ 6.1): without byte order mark or NUL, and with LF line ends. */
function withPlainLines(source: string): string {
  let text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (text.includes('\0')) text = text.replaceAll('\0', '\ufffd');
  if (text.includes('\r')) text = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  return text;
}
