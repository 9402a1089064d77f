import { type Patch, applyPatches } from '../../model/patch.ts';
import { type Interpretation, interpret } from '../interpret.ts';
import { patchesOf } from './newSection.ts';
import type { IsSound } from './sound.ts';
import { type Edit, type State, differences, touchedBy } from './state.ts';

/** Limits for reading notes again: this many characters in total, or this many times. */
const MAX_READ = 20_000_000;
const FEWEST_TRIALS = 12;
const MOST_ROUNDS = 8;

export interface Proof {
  edits: readonly Edit[];
  patches: Patch[];
  /** The notes as read back. */
  written: Interpretation;
}

/**
 * The edits that together read back as intended: usually all of them. If not, those near a difference are set aside, which finds the
 * few faulty ones in a few readings; then as many of them as hold are added again, by halves.
 */
export function provable(notes: Interpretation, isSound: IsSound, edits: readonly Edit[], expected: (edits: readonly Edit[]) => State): Proof {
  const places = new Map(edits.map((edit, index) => [edit, index]));
  let trials = Math.max(FEWEST_TRIALS, Math.floor(MAX_READ / (notes.source.length + 1)));
  let proven: Proof = { edits: [], patches: [], written: notes };
  /** Null if they hold, else the edits that may be at fault. */
  const refuted = (kept: readonly Edit[]): readonly Edit[] | null => {
    trials -= 1;
    const patches = withoutTwins(patchesOf(kept));
    if (overlap(patches) || !isSound(patches)) return [];
    const written = interpret(applyPatches(notes.source, patches), notes.format);
    const { wrong, beside } = differences(written.reading, expected(kept), notes.reading);
    if (wrong.size > 0) return [wrong, beside].map((keys) => kept.filter((edit) => touchedBy(edit).some((key) => keys.has(key)))).find(({ length }) => length > 0) ?? [];
    proven = { edits: kept, patches, written };
    return null;
  };
  const choose = (candidates: readonly Edit[], kept: readonly Edit[]): readonly Edit[] => {
    if (candidates.length === 0 || trials <= 0) return kept;
    const all = [...kept, ...candidates].sort((a, b) => places.get(a)! - places.get(b)!);
    if (refuted(all) === null) return all;
    if (candidates.length === 1) return kept;
    const half = candidates.length >> 1;
    return choose(candidates.slice(half), choose(candidates.slice(0, half), kept));
  };
  let [kept, aside]: [readonly Edit[], readonly Edit[]] = [edits, []];
  for (let round = 0; kept.length > 0; round += 1) {
    const blamed = refuted(kept);
    if (blamed === null) break;
    const out = new Set(blamed.length > 0 && round < MOST_ROUNDS ? blamed : kept);
    [kept, aside] = [kept.filter((edit) => !out.has(edit)), [...aside, ...out]];
  }
  choose(aside, kept);
  return proven;
}

/** What two edits both remove is removed once: a separator goes with either of its neighbours. */
export function withoutTwins(patches: readonly Patch[]): Patch[] {
  const gone = sorted(patches.filter(({ start, end, text }) => text === '' && start < end));
  const swallowed = new Set<Patch>();
  const grown = new Map<Patch, Patch>();
  let last: Patch | null = null;
  for (const patch of gone) {
    const before: Patch | null = last && (grown.get(last) ?? last);
    if (last && before && patch.start < before.end) {
      grown.set(last, { ...before, end: Math.max(before.end, patch.end) });
      swallowed.add(patch);
    } else last = patch;
  }
  return patches.filter((patch) => !swallowed.has(patch)).map((patch) => grown.get(patch) ?? patch);
}

/** Whether any two patches overlap. */
export function overlap(patches: readonly Patch[]): boolean {
  const ordered = sorted(patches);
  return ordered.some(({ start }, index) => index > 0 && start < ordered[index - 1]!.end);
}

/** In order of the source; insertions at the same place keep their order. */
export const sorted = (patches: readonly Patch[]): Patch[] => [...patches].sort((a, b) => a.start - b.start || a.end - b.end);
