import { wordsIn } from '../edit/align.ts';
import { fewWords } from './conflict.ts';
import type { ReadSegment } from './held.ts';
import type { MergedSegment, MergedStretch, Sides, StretchConflict } from './mergeStretch.ts';
import type { OurSegment } from './stretches.ts';
import { along } from './shifts.ts';
import { threeWay, threeWayMs } from './threeWay.ts';
import { chunksOf, type Chunk, type Span } from './words.ts';

/** The words of consecutive segments. */
interface Row {
  words: string[];
  /** The index of each segment's first word. */
  firstOf: number[];
}

const rowOf = (texts: readonly string[]): Row => {
  const row: Row = { words: [], firstOf: [] };
  for (const text of texts) {
    row.firstOf.push(row.words.length);
    for (const word of wordsIn(text)) row.words.push(word);
  }
  return row;
};

type Side = 'base' | 'ours' | 'theirs';

/** A merged word. */
interface Word {
  text: string;
  /** Its index on each side; -1 if it is not there. */
  is: Record<Side, number>;
  /** The same, or if it is not there, the index of the word that it replaced. */
  beside: Record<Side, number>;
}

/** Where a merged segment begins. */
interface Cut {
  at: number;
  our: OurSegment | null;
  part: ReadSegment | null;
}

/**
 * Merges a stretch that one side cut differently: the words of both, cut where either side cuts them, each piece with the speaker of
 * whichever side changed it. So a speaker corrected here stays corrected, however upstream divides the words now.
 *
 * @returns null if both sides changed the same words, since then it cannot be cut
 */
export function mergeRecut(sides: Sides): MergedStretch | null {
  const rows = { base: rowOf(sides.base.map(({ text }) => text)), ours: rowOf(sides.ours.map(({ record }) => record.text)), theirs: rowOf(sides.theirs.map(({ text }) => text)) };
  const chunks = chunksOf(rows.base.words, rows.ours.words, rows.theirs.words);
  if (chunks.some(({ changed }) => changed === 'both')) return null;
  const words = chunks.flatMap((chunk) => wordsOf(chunk, rows.ours.words, rows.theirs.words));
  const cuts = cutsOf(sides, rows, words);
  if (cuts === null) return null;
  const merged: MergedStretch = { segments: [], conflicts: [] };
  cuts.forEach((cut, index) => addPiece(merged, sides, rows, cut, words.slice(cut.at, cuts[index + 1]?.at ?? words.length)));
  return merged;
}

function wordsOf({ changed, base, ours, theirs }: Chunk, ourWords: readonly string[], theirWords: readonly string[]): Word[] {
  const fromTheirs = changed === 'theirs';
  const [from, to] = fromTheirs ? theirs : ours;
  return Array.from({ length: to - from }, (_, index) => {
    const near = ([first, end]: Span): number => (first === end ? -1 : first + Math.floor((index * (end - first)) / (to - from)));
    return {
      text: (fromTheirs ? theirWords : ourWords)[from + index]!,
      is: { base: changed === 'nobody' ? base[0] + index : -1, ours: fromTheirs ? -1 : ours[0] + index, theirs: changed === 'ours' ? -1 : theirs[0] + index },
      beside: { base: near(base), ours: near(ours), theirs: near(theirs) },
    };
  });
}

/** The index of a side's word among the merged ones; if it is gone, of those that replaced it, and if there are none, of what comes next. */
function placeOf(words: readonly Word[], side: 'ours' | 'theirs', word: number): number {
  const last = words.findLastIndex(({ is }) => is[side] !== -1 && is[side] < word);
  if (words[last + 1]?.is[side] === word || word === 0) return last + 1;
  const next = words.findIndex(({ beside }) => beside[side] >= word);
  return next === -1 ? words.length : next;
}

function cutsOf({ ours, theirs, baseOf, ofBase }: Sides, rows: { ours: Row; theirs: Row }, words: readonly Word[]): Cut[] | null {
  const cuts: Cut[] = theirs.map((part, index) => ({ at: placeOf(words, 'theirs', rows.theirs.firstOf[index]!), our: null, part }));
  const waiting = ours.map((our, index) => ({ our, at: placeOf(words, 'ours', rows.ours.firstOf[index]!), base: ofBase(our) }));
  for (const same of [({ at }: Cut, our: (typeof waiting)[number]) => at === our.at, ({ part }: Cut, { base }: (typeof waiting)[number]) => base !== undefined && baseOf(part!) === base]) {
    for (const each of waiting.filter(({ our }) => !cuts.some((cut) => cut.our === our))) {
      const cut = cuts.find((one) => one.our === null && same(one, each));
      if (cut) cut.our = each.our;
    }
  }
  for (const { our, at, base } of waiting.filter((each) => !cuts.some((cut) => cut.our === each.our))) {
    // upstream joined what we have separately: our cut stays
    if (base === undefined || our.speaker !== base.speaker || our.record.startMs !== base.startMs) cuts.push({ at, our, part: null });
  }
  const isHere = (base: ReadSegment): boolean => ours.some((our) => ofBase(our) === base);
  // whichever half of a segment upstream took for the whole, it was cut there, and nothing was joined here
  const isJoinedByUs = ({ our, part }: Cut): boolean => our === null && part !== null && baseOf(part) !== undefined && !isHere(baseOf(part)!);
  if (cuts.some((cut) => isJoinedByUs(cut) && cut.part!.speaker !== baseOf(cut.part!)!.speaker)) return null;
  const kept = cuts.filter((cut) => !isJoinedByUs(cut)).sort((a, b) => a.at - b.at);
  const isEmpty = (cut: Cut, index: number): boolean => cut.our === null && cut.at === (kept[index + 1]?.at ?? words.length) && wordsIn(cut.part!.text).length > 0;
  const pieces = kept.filter((cut, index) => !isEmpty(cut, index));
  if (pieces.length === 0) return null;
  pieces[0]!.at = 0;
  return pieces;
}

/** The segment of a side that most of the words are in; undefined if none is. */
function mostIn<T>(words: readonly Word[], side: Side, { firstOf }: Row, segments: readonly T[]): T | undefined {
  const counts = new Map<number, number>();
  for (const { beside } of words) {
    if (beside[side] === -1) continue;
    const index = firstOf.findLastIndex((first) => first <= beside[side]);
    counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && segments[most[0]];
}

function addPiece(merged: MergedStretch, sides: Sides, rows: { base: Row; ours: Row; theirs: Row }, { our, part }: Cut, words: readonly Word[]): void {
  const base = (our && sides.ofBase(our)) ?? (part && sides.baseOf(part)) ?? undefined;
  const [inBase, inOurs, inTheirs] = [base ?? mostIn(words, 'base', rows.base, sides.base), our ?? mostIn(words, 'ours', rows.ours, sides.ours), part ?? mostIn(words, 'theirs', rows.theirs, sides.theirs)];
  const text = words.map(({ text: word }) => word).join(' ');
  const speaker = speakerOf(sides, inBase, inOurs, inTheirs);
  const shiftMs = our ? sides.shiftOf(our) : 0;
  const alone = our ? along(our.record, shiftMs) : null;
  const startMs = our && part && base ? threeWayMs(base.startMs, our.record.startMs, part.startMs, shiftMs) : { value: part ? (alone?.startMs ?? part.startMs) : alone!.startMs, conflict: false };
  const piece: MergedSegment = {
    of: our, part, startMs: startMs.value, speaker: speaker.value, endMs: our && part && base ? threeWayMs(base.endMs, our.record.endMs, part.endMs, shiftMs).value : alone ? alone.endMs : part!.endMs,
    text: [part?.text, our?.record.text].find((whole) => whole !== undefined && wordsIn(whole).join(' ') === text) ?? text, heading: part ? part.heading : our!.record.heading,
  };
  merged.segments.push(piece);
  const place = { startMs: piece.startMs, words: fewWords(text) };
  const about = (field: string, values: Pick<StretchConflict, 'base' | 'ours' | 'theirs'>): StretchConflict => ({ kind: 'segment', field, place, of: [piece], parts: part ? [part.id] : [], ...values });
  if (speaker.conflict) merged.conflicts.push(about('speaker', { base: inBase?.speaker ?? null, ours: inOurs!.speaker, theirs: inTheirs!.speaker }));
  if (startMs.conflict) merged.conflicts.push(about('startMs', { base: base!.startMs, ours: our!.record.startMs, theirs: part!.startMs }));
}

/** If only one side has the words, its speaker; without a base, ours stays. */
function speakerOf(sides: Sides, base: ReadSegment | undefined, our: OurSegment | undefined, part: ReadSegment | undefined): { value: string | null; conflict: boolean } {
  if (!our || !part) return { value: our ? our.speaker : (part?.speaker ?? null), conflict: false };
  if (sides.isSame(part.speaker, our)) return { value: our.speaker, conflict: false };
  return base ? threeWay(base.speaker, our.speaker, part.speaker) : { value: our.speaker, conflict: our.speaker !== part.speaker };
}
