import { Inflate } from 'fflate';
import { decodeAs, uint32 } from '../bytes.ts';

/** One file of an archive, as the archive's directory lists it. */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  /** The range of its bytes in the archive. */
  start: number;
  end: number;
}

/** A document with text and pictures has about a hundred files; listing more would be wasted work. */
const MOST_ENTRIES = 10_000;
/** A ten-hour transcript with every word in its own run has about 25 MB of XML, one in plain paragraphs 3 MB. */
const LARGEST_PART = 32 * 1024 * 1024;
/** The XML of documents compresses to between a tenth and a fiftieth; DEFLATE reaches 1,032 only on content without information. */
const HIGHEST_RATIO = 250;
/** Below this size a high ratio is harmless. */
const RATIO_COUNTS_FROM = 1024 * 1024;

const DIRECTORY_END = 22;
const LONGEST_COMMENT = 65_535;
/** How many bytes are inflated before the size is checked: at most 16 MB result. */
const STEP = 16_384;

const little16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 0x100;
const little32 = (bytes: Uint8Array, at: number): number => little16(bytes, at) + little16(bytes, at + 2) * 0x1_0000;

/**
 * Lists the files of a zip archive from its directory (APPNOTE.TXT, §4.3.12 and §4.3.16), without inflating any.
 *
 * @returns the entries by name, or a message: not an archive, cut off, too many files, a repeated name, a name that leads out of the
 * archive
 */
export function zipEntries(bytes: Uint8Array): Map<string, ZipEntry> | { problem: string } {
  const directory = directoryEnd(bytes);
  if (directory === null) return { problem: 'The file is not a zip archive, or it is cut off.' };
  const count = little16(bytes, directory + 10);
  if (count > MOST_ENTRIES) return { problem: `The archive contains ${count} files; more than ${MOST_ENTRIES} are not read.` };
  const entries = new Map<string, ZipEntry>();
  let at = little32(bytes, directory + 16);
  for (let index = 0; index < count; index += 1) {
    if (uint32(bytes, at) !== 0x504b_0102) return { problem: 'The directory of the archive is broken.' };
    const nameLength = little16(bytes, at + 28);
    const name = decodeAs('utf-8', bytes.subarray(at + 46, at + 46 + nameLength));
    if (/(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|\0/.test(name)) return { problem: 'The archive contains a file whose name points outside it.' };
    if (entries.has(name)) return { problem: `The archive contains "${name.slice(0, 80)}" twice.` };
    const header = little32(bytes, at + 42);
    const start = header + 30 + little16(bytes, header + 26) + little16(bytes, header + 28);
    entries.set(name, { name, method: little16(bytes, at + 10), encrypted: (little16(bytes, at + 8) & 1) !== 0, start, end: start + little32(bytes, at + 20) });
    at += 46 + nameLength + little16(bytes, at + 30) + little16(bytes, at + 32);
  }
  return entries;
}

/** The offset of the record at the end of the archive, after which there is at most a comment. */
function directoryEnd(bytes: Uint8Array): number | null {
  const first = Math.max(0, bytes.length - DIRECTORY_END - LONGEST_COMMENT);
  for (let at = bytes.length - DIRECTORY_END; at >= first; at -= 1) if (uint32(bytes, at) === 0x504b_0506) return at;
  return null;
}

/**
 * Inflates one file of an archive step by step and stops if it gets larger than any document: the size stated in the archive is not
 * trusted.
 */
export function inflateEntry(bytes: Uint8Array, { name, method, encrypted, start, end }: ZipEntry): Uint8Array | { problem: string } {
  const stored = bytes.subarray(start, end);
  if (encrypted) return { problem: `"${name}" in the archive is encrypted.` };
  if (end > bytes.length) return { problem: `"${name}" in the archive is cut off.` };
  if (method === 0) return stored.length > LARGEST_PART ? tooLarge(name) : stored;
  if (method !== 8) return { problem: `"${name}" in the archive is compressed in a way that cannot be read (method ${method}).` };
  const inflated = { chunks: [] as Uint8Array[], size: 0, complete: false };
  const inflate = new Inflate((chunk, final) => {
    inflated.chunks.push(chunk);
    inflated.size += chunk.length;
    inflated.complete = final;
  });
  try {
    for (let at = 0; at < stored.length && !inflated.complete; at += STEP) {
      inflate.push(stored.subarray(at, at + STEP), at + STEP >= stored.length);
      if (inflated.size > LARGEST_PART) return tooLarge(name);
      if (inflated.size > RATIO_COUNTS_FROM && inflated.size > HIGHEST_RATIO * Math.min(stored.length, at + STEP)) {
        return { problem: `"${name}" in the archive inflates to more than ${HIGHEST_RATIO} times its size, which Word documents never do.` };
      }
    }
  } catch {
    inflated.complete = false;
  }
  return inflated.complete ? joined(inflated.chunks, inflated.size) : { problem: `"${name}" in the archive is damaged.` };
}

const tooLarge = (name: string): { problem: string } => ({ problem: `"${name}" in the archive inflates to more than ${LARGEST_PART / 1024 / 1024} MB.` });

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
