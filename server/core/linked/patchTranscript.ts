import type { TranscriptSegment } from '../formats/transcript.ts';
import { applyPatches, type Patch } from '../model/patch.ts';
import { correctionsBetween, type Corrections } from './corrections.ts';
import { placeJson } from './placeJson.ts';
import { placeSrt } from './placeSrt.ts';
import { placeVtt } from './placeVtt.ts';
import type { PlacedFile, PlacedPart } from './placed.ts';
import { plainLines } from './plainLines.ts';
import type { FileNotHeld, NotHeld } from './foundWords.ts';
import { planOf } from './plan.ts';
import { tokensOf } from './tokens.ts';
import { writePlan, type Said } from './write.ts';

/** What corrections do to a linked file: patches of its text, and what it cannot take. */
export interface FilePatch {
  patches: Patch[];
  notHeld: FileNotHeld[];
}

/** Why patches cannot make a file say what it should. */
export interface Unpatchable {
  why: string;
}

/** The formats whose files can be patched. */
const patchable = { vtt: placeVtt, srt: placeSrt, 'podcast-json': placeJson } as const;
export type PatchableFormat = keyof typeof patchable;
export const isPatchable = (format: string): format is PatchableFormat => Object.hasOwn(patchable, format);

/**
 * Applies the corrections of a transcript to a linked transcript file, as the smallest patches of its text. Unedited cues, identifiers,
 * settings, notes, styles, the header and line ends stay.
 *
 * @param text of the file, without byte order mark
 * @param before the transcript before anybody edited it here, wherever it was taken from
 * @param after the transcript as it is now
 * @returns the patches, none if nothing was edited; or why the file would have to be written anew
 */
export function patchTranscript(format: PatchableFormat, text: string, before: readonly TranscriptSegment[], after: readonly TranscriptSegment[]): FilePatch | Unpatchable {
  const corrections = correctionsBetween(before, after);
  if (isUnedited(corrections)) return { patches: [], notHeld: [] };
  const plain = plainLines(text);
  const placed = patchable[format](plain.text);
  if ('why' in placed) return placed;
  if (!sameWords(spoken(before), spoken(after)) && sameWords(heard(placed), spoken(after))) return { patches: [], notHeld: [] };
  const plan = planOf(placed, corrections);
  if (plan.isEmpty) return { patches: [], notHeld: plan.notHeld };
  for (const sure of [false, true]) {
    const writing = writePlan(placed, plan, sure);
    if ('why' in writing) return writing;
    if (reads(patchable[format](applyPatches(plain.text, writing.patches)), placed, writing.said)) {
      return { patches: plain.inSource(writing.patches), notHeld: [...plan.notHeld, ...coarse(format, placed, writing)] };
    }
  }
  return { why: 'once patched, it would not read as the transcript does' };
}

/** Whether words, speakers and times are the same in the same segments. */
function isUnedited({ before, after, hunks }: Corrections): boolean {
  if (hunks.length > 0 || before.segments.length !== after.segments.length) return false;
  return before.segments.every(({ startMs, endMs, speaker, words }, index) => {
    const other = after.segments[index]!;
    return startMs === other.startMs && endMs === other.endMs && speaker === other.speaker && before.firstOf[index] === after.firstOf[index]
      && (words ?? []).every((word, at) => word.startMs === (other.words?.[at] ?? word).startMs && word.endMs === (other.words?.[at] ?? word).endMs);
  });
}

/**
 * Whether a transcript that cannot be patched still says what was corrected: it does unless it already has the words and voices of the
 * corrected one.
 *
 * @param said what it says
 */
export function isOutdated(said: readonly TranscriptSegment[], before: readonly TranscriptSegment[], after: readonly TranscriptSegment[]): boolean {
  if (isUnedited(correctionsBetween(before, after))) return false;
  return sameWords(spoken(before), spoken(after)) || !sameWords(spoken(said), spoken(after));
}

type Spoken = Pick<Said, 'speaker' | 'text'>;

/** Every word with its speaker. */
const spoken = (said: readonly Spoken[]): string[] => said.flatMap(({ speaker, text }) => tokensOf(text).map((token) => `${speaker}\0${token.text}`));
const sameWords = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((word, index) => word === other[index]);

const wordsOf = ({ speaker, words }: PlacedPart): string[] => words.map(({ text }) => `${speaker}\0${text}`);
/** Every word of a file with its speaker, in the order in which they are heard. */
const heard = (placed: PlacedFile): string[] => placed.heard.flatMap((part) => wordsOf(placed.parts[part]!));

/** Whether a patched file says what it should, word for word and voice for voice, and its segments are still of the same kind: paragraphs, lines or words. */
function reads(patched: PlacedFile | Unpatchable, { paragraphs, wordByWord }: PlacedFile, said: readonly Spoken[]): boolean {
  if ('why' in patched || patched.paragraphs !== paragraphs || patched.wordByWord !== wordByWord) return false;
  return sameWords(patched.parts.flatMap(wordsOf), spoken(said));
}

/** Times that the file's clocks cannot hold exactly. */
function coarse(format: PatchableFormat, placed: PlacedFile, { patches, said }: { patches: readonly Patch[]; said: readonly Said[] }): NotHeld[] {
  const again = patchable[format](applyPatches(placed.text, patches));
  if ('why' in again) return [];
  const starts = new Set(again.cues.map(({ startMs }) => startMs));
  return said.filter(({ startMs }) => !starts.has(startMs)).map(({ startMs }) => ({ what: 'time', startMs, why: 'The times of the file are not as fine; it was rounded down.' }));
}
