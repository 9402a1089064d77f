import { wordsIn } from '../edit/align.ts';
import { fewWords, type MergeConflict, type SaidPart } from './conflict.ts';
import type { ReadSegment } from './held.ts';
import { mergeRecut } from './mergeRecut.ts';
import { mergeText } from './mergeText.ts';
import { along } from './shifts.ts';
import type { OurSegment } from './stretches.ts';
import { threeWay, threeWayMs } from './threeWay.ts';

/** A segment after the merge: the record that it stays, or null for a new one, and its part in the new reading. */
export interface MergedSegment {
  of: OurSegment | null;
  part: ReadSegment | null;
  startMs: number | null;
  endMs: number | null;
  speaker: string | null;
  text: string;
  heading: string | null;
}

/** A conflict about merged segments, which have no ids yet if they are new. */
export type StretchConflict = Omit<MergeConflict, 'id' | 'recordIds' | 'after'> & { of: MergedSegment[] };

export interface MergedStretch {
  segments: MergedSegment[];
  conflicts: StretchConflict[];
}

/** One stretch on all sides; `baseOf` gives the base's counterpart of a segment of theirs. */
export interface Sides {
  base: readonly ReadSegment[];
  ours: readonly OurSegment[];
  theirs: readonly ReadSegment[];
  baseOf: (part: ReadSegment) => ReadSegment | undefined;
  ofBase: (our: OurSegment) => ReadSegment | undefined;
  /** Whether a name upstream is the former name of our speaker, who was renamed here. */
  isSame: (theirs: string | null, our: OurSegment) => boolean;
  /** How far the surroundings of one of our segments were moved. */
  shiftOf: (our: OurSegment) => number;
}

export const oursAsIs = (our: OurSegment, part: ReadSegment | null): MergedSegment => {
  const { startMs, endMs, text, heading } = our.record;
  return { of: our, part, startMs, endMs, speaker: our.speaker, text, heading };
};

const theirsAsIs = (part: ReadSegment, of: OurSegment | null): MergedSegment => {
  const { startMs, endMs, speaker, text, heading } = part;
  return { of, part, startMs, endMs, speaker, text, heading };
};

const saidOf = ({ startMs, endMs, speaker, text, heading }: SaidPart): SaidPart => ({ startMs, endMs, speaker, text, heading });
const saidByUs = ({ record, speaker }: OurSegment): SaidPart => saidOf({ ...record, speaker });

const sameSaid = (one: SaidPart, other: SaidPart): boolean => one.text === other.text && one.speaker === other.speaker && one.startMs === other.startMs && one.endMs === other.endMs;
const sameAll = <A, B>(one: readonly A[], other: readonly B[], same: (a: A, b: B) => boolean): boolean => one.length === other.length && one.every((each, index) => same(each, other[index]!));

/** Whether upstream says what we say, because it took over our corrections. */
export const saysWhat = (ours: readonly OurSegment[], theirs: readonly ReadSegment[], isSame: Sides['isSame']): boolean =>
  sameAll(ours, theirs, (our, part) => sameSaid({ ...saidByUs(our), ...(isSame(part.speaker, our) && { speaker: part.speaker }) }, part));

/** Merges one stretch: what only one side changed is taken from that side. */
export function mergeStretch(sides: Sides): MergedStretch {
  const { base, ours, theirs, baseOf, ofBase } = sides;
  const partOf = (our: OurSegment): ReadSegment | null => theirs.find((part) => ofBase(our) !== undefined && baseOf(part) === ofBase(our)) ?? null;
  if (base.length === 0 && theirs.length === 0) return { segments: ours.map((our) => movedAlong(our, sides)), conflicts: [] };
  if (sameAll(base, theirs, sameSaid)) return { segments: ours.map((our) => withHeading(oursAsIs(our, partOf(our)), ofBase(our))), conflicts: [] };
  if (sameAll(base, ours, (part, our) => ofBase(our) === part && sameSaid(part, saidByUs(our)))) {
    return { segments: theirs.map((part) => theirsAsIs(part, ours.find((our) => ofBase(our) !== undefined && ofBase(our) === baseOf(part)) ?? null)), conflicts: [] };
  }
  if (saysWhat(ours, theirs, sides.isSame)) {
    return { segments: ours.map((our, index) => ({ ...oursAsIs(our, theirs[index]!), heading: theirs[index]!.heading })), conflicts: [] };
  }
  if (base.length === 1 && ours.length === 1 && theirs.length === 1 && baseOf(theirs[0]!) === base[0]) return mergeOne(sides, base[0]!, ours[0]!, theirs[0]!);
  if (base.length === 0 && !saysTheSame(ours, theirs)) return { segments: [...ours.map((our) => movedAlong(our, sides)), ...theirs.map((part) => theirsAsIs(part, null))], conflicts: [] };
  return (ours.length > 0 && theirs.length > 0 && base.length > 0 ? mergeRecut(sides) : null) ?? asConflict(sides, partOf);
}

/** Segments that only we have, moved along with what upstream moved around them. */
function movedAlong(our: OurSegment, { shiftOf }: Sides): MergedSegment {
  return { ...oursAsIs(our, null), ...along(our.record, shiftOf(our)) };
}

/** Headings cannot be edited here, so they follow upstream. */
const withHeading = (merged: MergedSegment, base: ReadSegment | undefined): MergedSegment => (merged.part && base && merged.heading === base.heading ? { ...merged, heading: merged.part.heading } : merged);

/** Additions of both sides at one place are kept as two, unless they say about the same. */
function saysTheSame(ours: readonly OurSegment[], theirs: readonly ReadSegment[]): boolean {
  const words = new Set(ours.flatMap(({ record }) => wordsIn(record.text.toLowerCase())));
  const said = theirs.flatMap(({ text }) => wordsIn(text.toLowerCase()));
  return said.filter((word) => words.has(word)).length * 2 >= said.length;
}

/** Merges the same segment on all sides field by field. */
function mergeOne({ isSame, shiftOf }: Sides, base: ReadSegment, our: OurSegment, part: ReadSegment): MergedStretch {
  const { record } = our;
  const text = mergeText(base.text, record.text, part.text);
  const speaker = isSame(part.speaker, our) ? { value: our.speaker, conflict: false } : threeWay(base.speaker, our.speaker, part.speaker);
  const shiftMs = shiftOf(our);
  const startMs = threeWayMs(base.startMs, record.startMs, part.startMs, shiftMs);
  const endMs = threeWayMs(base.endMs, record.endMs, part.endMs, shiftMs);
  const heading = threeWay(base.heading, record.heading, part.heading);
  const place = { startMs: startMs.value, words: fewWords(text.value) };
  const merged: MergedSegment = { of: our, part, startMs: startMs.value, endMs: endMs.value, speaker: speaker.value, text: text.value, heading: heading.value };
  const about = (field: string, values: Pick<StretchConflict, 'base' | 'ours' | 'theirs'>): StretchConflict => ({ kind: 'segment', field, place, of: [merged], parts: [part.id], ...values });
  return {
    segments: [merged],
    conflicts: [
      ...(text.conflict ? [about('text', { base: base.text, ours: record.text, theirs: part.text })] : []),
      ...(speaker.conflict ? [about('speaker', { base: base.speaker, ours: our.speaker, theirs: part.speaker })] : []),
      ...(startMs.conflict ? [about('startMs', { base: base.startMs, ours: record.startMs, theirs: part.startMs })] : []),
      ...(endMs.conflict ? [about('endMs', { base: base.endMs, ours: record.endMs, theirs: part.endMs })] : []),
    ],
  };
}

/** Ours stay, as corrections of what is there now, until somebody decides. */
function asConflict({ base, ours, theirs }: Sides, partOf: (our: OurSegment) => ReadSegment | null): MergedStretch {
  const [first] = [...ours.map(saidByUs), ...theirs, ...base];
  const segments = ours.map((our) => oursAsIs(our, partOf(our)));
  return {
    segments,
    conflicts: [{
      kind: 'segment', field: '*', place: { startMs: first!.startMs, words: fewWords(first!.text) }, of: segments, parts: theirs.map(({ id }) => id),
      base: base.map(saidOf), ours: ours.map(saidByUs), theirs: theirs.map(saidOf),
    }],
  };
}
