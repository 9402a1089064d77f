import type { TranscriptSegment } from '../formats/transcript.ts';
import { correctionsBetween } from './corrections.ts';
import type { PlacedFile, PlacedWriting } from './placed.ts';
import type { NotHeld, PlannedWord } from './foundWords.ts';
import { planOf } from './plan.ts';
import { textOfTokens, tokensOf, type Token } from './tokens.ts';

/** A segment of another place with the corrections applied. */
export interface LaidOver extends Pick<TranscriptSegment, 'startMs' | 'endMs' | 'speaker' | 'text'> {
  /** Index of the original segment there; null if it was added. */
  of: number | null;
}

/** A place that is not a file has no form of writing. */
const NO_WRITING: PlacedWriting = { words: (text) => text, time: () => null, name: () => null, divider: () => null, remove: () => ({ start: 0, end: 0, text: '' }), after: () => null };

/**
 * Applies the corrections of a transcript to the segments of a place that says the same in its own way, as the show notes do beside a
 * linked file: what was edited changes there too, everything else stays word for word.
 */
export const layOver = (own: readonly TranscriptSegment[], before: readonly TranscriptSegment[], after: readonly TranscriptSegment[]): LaidOver[] => laidOver(planOver(own, before, after));

function laidOver({ said, indexes, file, corrections, plan }: Over): LaidOver[] {
  const came = (segment: number): LaidOver => {
    const { startMs, endMs, speaker, text } = corrections.after.segments[segment]!;
    return { of: null, startMs, endMs, speaker, text };
  };
  const laid = said.flatMap((segment, part): LaidOver[] => {
    const times = plan.times.get(part);
    const stretches = stretchesOf(plan.words[part]!);
    const startMs = segment.startMs === null ? null : (times?.startMs ?? segment.startMs);
    const spoken = stretches.map((words, index): LaidOver => ({
      of: index === 0 ? indexes[part]! : null, startMs: index === 0 ? startMs : (words[0]!.begins ?? words[0]!.startMs ?? null),
      endMs: index < stretches.length - 1 ? null : (times?.endMs ?? segment.endMs), speaker: words[0]!.speaker,
      text: stretches.length === 1 && isAsItWas(words, file.parts[part]!.words) ? segment.text : textOfTokens(words),
    }));
    return [...spoken, ...(plan.added.get(part) ?? []).map(({ segment: added }) => came(added))];
  });
  return plan.left.map(came).reduce(inTime, laid);
}

/** What becomes of the corrections in such a place. */
export interface Reach {
  segments: LaidOver[];
  /** Indexes of the segments before the edit of which it has any word. */
  known: ReadonlySet<number>;
  /** The corrections for which it has no passage, or another wording. An added segment counts as held, by its time. */
  notHeld: NotHeld[];
}

/** Applies corrections as {@link layOver} does, and tells how far they reach. */
export function reachOver(own: readonly TranscriptSegment[], before: readonly TranscriptSegment[], after: readonly TranscriptSegment[]): Reach {
  const over = planOver(own, before, after);
  const { plan, corrections } = over;
  return {
    segments: laidOver(over),
    known: new Set([...plan.heard].filter((word) => word !== -1).map((word) => corrections.before.segmentOf[word]!)),
    notHeld: plan.notHeld.filter(({ what }) => what !== 'segment' || own.every(({ startMs }) => startMs === null)),
  };
}

type Over = ReturnType<typeof planOver>;

function planOver(own: readonly TranscriptSegment[], before: readonly TranscriptSegment[], after: readonly TranscriptSegment[]) {
  const said = own.filter(({ text }) => text.trim() !== '');
  const indexes = own.flatMap(({ text }, index) => (text.trim() === '' ? [] : [index]));
  const file: PlacedFile = {
    text: '', carries: false, paragraphs: true, wordByWord: false, writing: NO_WRITING,
    cues: said.map(({ startMs, endMs }) => ({ startMs: startMs ?? -1, endMs, start: null, end: null, stamps: [], isPlain: true })),
    heard: said.map((_, part) => part),
    parts: said.map(({ speaker, text }, cue) => ({ cue, speaker, labels: [], words: tokensOf(text).map((token) => ({ ...token, pieces: [] })) })),
  };
  const corrections = correctionsBetween(before, after);
  return { said, indexes, file, corrections, plan: planOf(file, corrections) };
}

/** Inserts an added segment by its time if the place has other words there; without any times it cannot be placed. */
function inTime(laid: readonly LaidOver[], came: LaidOver): LaidOver[] {
  const { startMs } = came;
  if (startMs === null || laid.every((segment) => segment.startMs === null)) return [...laid];
  const next = laid.findIndex((segment) => segment.startMs !== null && segment.startMs > startMs);
  return laid.toSpliced(next === -1 ? laid.length : next, 0, came);
}

function stretchesOf(words: readonly PlannedWord[]): PlannedWord[][] {
  const stretches: PlannedWord[][] = [];
  for (const word of words) {
    const last = stretches.at(-1);
    if (!last || word.begins !== undefined || word.speaker !== last[0]!.speaker) stretches.push([word]);
    else last.push(word);
  }
  return stretches;
}

const isAsItWas = (words: readonly PlannedWord[], own: readonly Token[]): boolean => words.length === own.length && words.every((word, index) => word.own === index && word.text === own[index]!.text);
