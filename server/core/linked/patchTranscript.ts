import type { TranscriptSegment } from '../formats/transcript.ts';
import { applyPatches, type Patch } from '../model/patch.ts';
import { correctionsBetween, type Corrections } from './corrections.ts';
import { placeJson } from './placeJson.ts';
import { placeSrt } from './placeSrt.ts';
import { placeVtt } from './placeVtt.ts';
import type { PlacedFile, PlacedPart } from './placed.ts';
import { plainLines } from './plainLines.ts';
import type { NotHeld } from './foundWords.ts';
import { planOf } from './plan.ts';
import { tokensOf } from './tokens.ts';
import { writePlan, type Said } from './write.ts';

/** What corrections do to a linked file: patches of its text, and what it does not take. */
export interface FilePatch {
  patches: Patch[];
  notHeld: NotHeld[];
}

/** A file that patches cannot make say what it is to say, and why. */
export interface Unpatchable {
  why: string;
}

/** Formats whose files are patched. */
const patchable = { vtt: placeVtt, srt: placeSrt, 'podcast-json': placeJson } as const;
export type PatchableFormat = keyof typeof patchable;
export const isPatchable = (format: string): format is PatchableFormat => Object.hasOwn(patchable, format);

/**
 * Lays the corrections of a transcript over a linked file of its speech: the smallest patches of the file's own text. Cues that were not
 * edited, identifiers, settings, notes, styles, the header and line ends stay as they are.
 *
 * @param text of the file, without byte order mark
 * @param before the transcript before anybody edited it here, of whatever place it was taken from
 * @param after the transcript as it is now
 * @returns the patches, none where nothing was edited; or why the file would have to be written anew
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
  return { why: 'patched, it would not be read as the transcript says' };
}

/** The same words, speakers and times in the same segments. */
function isUnedited({ before, after, hunks }: Corrections): boolean {
  if (hunks.length > 0 || before.segments.length !== after.segments.length) return false;
  return before.segments.every(({ startMs, endMs, speaker, words }, index) => {
    const other = after.segments[index]!;
    return startMs === other.startMs && endMs === other.endMs && speaker === other.speaker && before.firstOf[index] === after.firstOf[index]
      && (words ?? []).every((word, at) => word.startMs === (other.words?.[at] ?? word).startMs && word.endMs === (other.words?.[at] ?? word).endMs);
  });
}

type Spoken = Pick<Said, 'speaker' | 'text'>;

/** Every word with who says it. */
const spoken = (said: readonly Spoken[]): string[] => said.flatMap(({ speaker, text }) => tokensOf(text).map((token) => `${speaker}\0${token.text}`));
const sameWords = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((word, index) => word === other[index]);

const wordsOf = ({ speaker, words }: PlacedPart): string[] => words.map(({ text }) => `${speaker}\0${text}`);
/** Every word of a file in the order in which they are heard, with who says it. */
const heard = (placed: PlacedFile): string[] => placed.heard.flatMap((part) => wordsOf(placed.parts[part]!));

/** Whether a patched file says, word by word and voice by voice, what it is to say, and its segments are still what they were: paragraphs, lines or words. */
function reads(patched: PlacedFile | Unpatchable, { paragraphs, wordByWord }: PlacedFile, said: readonly Spoken[]): boolean {
  if ('why' in patched || patched.paragraphs !== paragraphs || patched.wordByWord !== wordByWord) return false;
  return sameWords(patched.parts.flatMap(wordsOf), spoken(said));
}

/** Times that the file's clocks are too coarse for. */
function coarse(format: PatchableFormat, placed: PlacedFile, { patches, said }: { patches: readonly Patch[]; said: readonly Said[] }): NotHeld[] {
  const again = patchable[format](applyPatches(placed.text, patches));
  if ('why' in again) return [];
  const starts = new Set(again.cues.map(({ startMs }) => startMs));
  return said.filter(({ startMs }) => !starts.has(startMs)).map(({ startMs }) => ({ what: 'time', startMs, why: 'The times of the file are not as fine; it was rounded down.' }));
}
