import type { ReadSegment } from './held.ts';
import { mergeStretch, oursAsIs, saysWhat, type MergedSegment, type StretchConflict } from './mergeStretch.ts';
import { movedBy, shiftsOf, type Turn } from './shifts.ts';
import { stretchesOf, type OurSegment } from './stretches.ts';

interface Transcripts {
  base: readonly ReadSegment[];
  ours: readonly OurSegment[];
  theirs: readonly ReadSegment[];
  isSame: (theirs: string | null, our: OurSegment) => boolean;
}

export interface MergedSegments {
  segments: MergedSegment[];
  conflicts: (StretchConflict & { after: MergedSegment | null })[];
  /** For each part of the base that still exists, the part it is now. */
  moved: Map<string, ReadSegment>;
  /** Our segments, each with how far it has to move. */
  turns: readonly Turn[];
}

/** Merges a transcript stretch by stretch. */
export function mergeSegments({ base, ours, theirs, isSame }: Transcripts): MergedSegments {
  const { stretches, baseOf } = stretchesOf(base, ours, theirs);
  const basePart = new Map(theirs.map((part, index) => [part, baseOf[index] === null ? undefined : base[baseOf[index]!]]));
  const merged: MergedSegments = { segments: [], conflicts: [], moved: new Map(), turns: [] };
  for (const [part, from] of basePart) if (from) merged.moved.set(from.id, part);
  const ofBase = ({ base: index }: OurSegment): ReadSegment | undefined => (index === null ? undefined : base[index]);
  merged.turns = ours.map((our) => ({ startMs: our.record.startMs, byMs: movedBy(our.record, ofBase(our), merged.moved.get(ofBase(our)?.id ?? '')), isOurs: our.base === null }));
  const shifts = new Map(shiftsOf(merged.turns).map((shiftMs, index) => [ours[index]!, shiftMs]));
  const whole = saysWhat(ours, theirs, isSame) ? [{ base: [0, base.length], theirs: [0, theirs.length], ours: [...ours] } as const] : stretches;
  for (const stretch of whole) {
    const { segments, conflicts } = mergeStretch({
      base: base.slice(...stretch.base), ours: stretch.ours, theirs: theirs.slice(...stretch.theirs),
      baseOf: (part) => basePart.get(part), ofBase, isSame, shiftOf: (our) => shifts.get(our)!,
    });
    const after = merged.segments.at(-1) ?? null;
    for (const conflict of conflicts) merged.conflicts.push({ ...conflict, after });
    for (const segment of segments) merged.segments.push(segment);
  }
  return merged;
}

/** A transcript that follows something else: ours stays as it is, each segment with its place in the new reading. */
export function stayingSegments({ base, ours, theirs }: Transcripts): MergedSegments {
  const { baseOf } = stretchesOf(base, [], theirs);
  const moved = new Map(theirs.flatMap((part, index) => (baseOf[index] === null ? [] : [[base[baseOf[index]!]!.id, part] as const])));
  return { segments: ours.map((our) => oursAsIs(our, our.base === null ? null : (moved.get(base[our.base]!.id) ?? null))), conflicts: [], moved, turns: [] };
}
