import { decodeAs, type Encoding } from './bytes.ts';
import type { Repair } from './reading.ts';

export interface DecodedText {
  text: string;
  encoding: Exclude<Encoding, 'latin1'>;
  /** What had to be guessed, and the lines with bytes that are not characters. */
  repaired: Repair[];
}

/** In UTF-16, the line ends, spaces, digits and Latin letters have a zero in every other byte, even in files of other scripts; no other text contains zeros. */
const SAMPLE = 4_096;
const SHARE_OF_ZEROS = 0.1;

/** Windows-1252 at 0x80 to 0x9F. Node 20 decodes it as ISO 8859-1, which has control characters there. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const REPLACEMENT = '\ufffd';
/** A file with more invalid lines than this is not reported line by line. */
const MOST_ENTRIES = 100;

/**
 * Decodes the bytes of a text file: by byte order mark; else as UTF-16 if every other byte is zero; else UTF-8; else windows-1252, which
 * older subtitle tools write. The byte order mark is not part of the text.
 *
 * Bytes that are not UTF-8 mean windows-1252 only if they outnumber the valid characters: a file with a few invalid bytes, or cut off
 * inside its last character, stays UTF-8 with U+FFFD in their place, and each affected line (or run of lines) is reported. So is a guess.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decoded(bytes, 'utf-8');
  const shape = utf16Shape(bytes);
  if (shape) return decoded(bytes, shape, `The file has no byte order mark; its zero bytes show that it is ${shape.toUpperCase()}.`);
  const utf8 = decoded(bytes, 'utf-8');
  return utf8.repaired.length === 0 || isMostlyUtf8(utf8.text, bytes) ? utf8 : windows1252(bytes);
}

function decoded(bytes: Uint8Array, encoding: DecodedText['encoding'], guess?: string): DecodedText {
  const repaired = guess === undefined ? [] : [{ line: 1, what: guess }];
  try {
    return { text: decodeAs(encoding, bytes, true), encoding, repaired };
  } catch {
    const text = decodeAs(encoding, bytes);
    return { text, encoding, repaired: [...repaired, ...spoiledLines(text, encoding)] };
  }
}

function windows1252(bytes: Uint8Array): DecodedText {
  const { text } = decoded(bytes, 'windows-1252');
  const mended = text.replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]!);
  return { text: mended, encoding: 'windows-1252', repaired: [{ line: 1, what: 'The file is not UTF-8; it was read as windows-1252.' }] };
}

/** Whether most characters beyond ASCII were valid; if there were none, whether the last bytes look like a character cut in two. */
function isMostlyUtf8(text: string, bytes: Uint8Array): boolean {
  let [read, spoiled] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) spoiled += 1;
    else if (code > 0x7f) read += 1;
  }
  return read > 0 ? read >= spoiled : spoiled === 1 && endsInsideCharacter(bytes);
}

/** Two or three of a character's bytes, or the first of a two-byte character that would be a capital letter in windows-1252. */
function endsInsideCharacter(bytes: Uint8Array): boolean {
  const last = bytes[bytes.length - 1]!;
  return last < 0x80 ? false : last < 0xc0 || (last >= 0xc2 && last < 0xdf);
}

function spoiledLines(text: string, encoding: string): Repair[] {
  const runs: { first: number; last: number }[] = [];
  let [line, counted] = [1, 0];
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) {
    for (; counted < at; counted += 1) {
      const code = text.charCodeAt(counted);
      if (code === 0x0a || (code === 0x0d && text.charCodeAt(counted + 1) !== 0x0a)) line += 1;
    }
    const run = runs.at(-1);
    if (run && line <= run.last + 1) run.last = line;
    else runs.push({ first: line, last: line });
  }
  const last = runs.at(-1)?.last ?? 1;
  if (runs.length > MOST_ENTRIES) runs.splice(MOST_ENTRIES - 1, Infinity, { first: runs[MOST_ENTRIES - 1]!.first, last });
  return runs.map((run) => ({
    line: run.first,
    what: `Bytes that are not valid ${encoding.toUpperCase()} were replaced by ${REPLACEMENT} (U+FFFD)${run.last > run.first ? `, down to line ${run.last}` : ''}.`,
  }));
}

function utf16Shape(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(SAMPLE, bytes.length - (bytes.length % 2));
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const many = (length / 2) * SHARE_OF_ZEROS;
  if (odd > many && even < odd / 10) return 'utf-16le';
  if (even > many && odd < even / 10) return 'utf-16be';
  return null;
}
