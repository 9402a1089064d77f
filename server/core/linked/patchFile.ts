import { decodeText } from '../formats/decodeText.ts';
import { FileContent } from '../formats/fileContent.ts';
import type { Format } from '../formats/format.ts';
import { html } from '../formats/html/html.ts';
import type { TranscriptReading } from '../formats/reading.ts';
import { text as plain } from '../formats/text/text.ts';
import type { Transcript, TranscriptChapter, TranscriptSegment } from '../formats/transcript.ts';
import { ttml } from '../formats/ttml/ttml.ts';
import { encodeFeed } from '../feed/encoding.ts';
import { applyPatches } from '../model/patch.ts';
import { patchChapters } from './patchChapters.ts';
import { isOutdated, isPatchable, patchTranscript, type FilePatch, type Unpatchable } from './patchTranscript.ts';
import type { FileNotHeld } from './foundWords.ts';

/** A linked file with the corrections applied. */
export interface PatchedFile {
  bytes: Uint8Array;
  /** Whether anything in it changed. */
  changed: boolean;
  /** Why it had to be written anew; null if it was patched and everything else stayed. */
  regenerated: { why: string } | null;
  notHeld: FileNotHeld[];
}

/** The episode before anybody edited it here, and now. */
export interface BeforeAndAfter {
  before: { segments: readonly TranscriptSegment[]; chapters: readonly TranscriptChapter[] };
  after: Transcript;
}

const same = (one: Uint8Array, other: Uint8Array): boolean => one.length === other.length && one.every((byte, index) => byte === other[index]);

/**
 * Applies an episode's corrections to the bytes of a linked transcript or chapter file. Every byte outside the edits stays, including
 * byte order mark and encoding.
 *
 * @param format its name in `formats/registry`
 * @param write writes the episode in that format if it cannot be patched
 */
export function patchFile(format: string, bytes: Uint8Array, { before, after }: BeforeAndAfter, write: (transcript: Transcript) => string): PatchedFile {
  const { text, encoding } = decodeText(bytes);
  const bom = encodeFeed('', encoding, true);
  const hasBom = bom.length > 0 && bom.every((byte, index) => bytes[index] === byte);
  const outcome = patched(format, text, before, after);
  if ('patches' in outcome && outcome.patches.length === 0) return { bytes, changed: false, regenerated: null, notHeld: outcome.notHeld };
  const again = (why: string): PatchedFile => ({ bytes: encodeFeed(write(after), 'utf-8', false), changed: true, regenerated: { why }, notHeld: [] });
  if ('why' in outcome) return again(outcome.why);
  if (!same(encodeFeed(text, encoding, hasBom), bytes)) return again(`it holds bytes that are no ${encoding.toUpperCase()}`);
  const now = encodeFeed(applyPatches(text, outcome.patches), encoding, hasBom);
  if (encoding === 'windows-1252' && decodeText(now).text !== applyPatches(text, outcome.patches)) return again('it is written in windows-1252, which has not all letters of the corrections');
  return { bytes: now, changed: true, regenerated: null, notHeld: outcome.notHeld };
}

function patched(format: string, text: string, before: BeforeAndAfter['before'], after: Transcript): FilePatch | Unpatchable {
  const unpatched = UNPATCHED[format];
  if (unpatched) return whole(unpatched, text, before, after);
  if (format === 'chapters-json') return patchChapters(text, before.chapters, after.chapters);
  return isPatchable(format) ? patchTranscript(format, text, before.segments, after.segments) : { why: 'files of this format are not patched' };
}

/** Formats that are read here and never patched. A web page would be served, with its scripts and pictures, from another address than its own. */
const UNPATCHED: Readonly<Record<string, Unpatchable & { read: Format['read'] }>> = {
  html: { read: html.read, why: 'it is a web page, which may hold scripts and more than the transcript' },
  ttml: { read: ttml.read, why: 'timed text (TTML) is not patched' },
  text: { read: plain.read, why: 'plain text is not patched' },
};

/** Such a file matters only if it still says what was corrected. */
function whole({ read, why }: (typeof UNPATCHED)[string], text: string, { segments }: BeforeAndAfter['before'], after: Transcript): FilePatch | Unpatchable {
  const said = read!(FileContent.ofText(text), {}) as TranscriptReading;
  return isOutdated(said.segments, segments, after.segments) ? { why } : { patches: [], notHeld: [] };
}
